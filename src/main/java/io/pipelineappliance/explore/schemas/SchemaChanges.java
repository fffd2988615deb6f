package io.pipelineappliance.explore.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts that become versions, and versions that are deleted. */
public final class SchemaChanges {
    private final RegistryRequests registry;
    private final SchemaSettings settings;
    private final SchemaSubjects subjects;

    SchemaChanges(RegistryRequests registry, SchemaSettings settings, SchemaSubjects subjects) {
        this.registry = registry;
        this.settings = settings;
        this.subjects = subjects;
    }

    /** What would come of registering a draft; nothing is changed. */
    public SchemaCheck check(String subject, SchemaDraft draft) throws InterruptedException {
        JsonNode body = body(draft);
        String path = "/compatibility/subjects/" + RegistryHttp.segment(subject) + "/versions?verbose=true";
        JsonNode verdict = registry.post(path, body);
        List<String> messages = new ArrayList<>();
        verdict.path("messages").forEach(message -> messages.add(message.asText()));
        return new SchemaCheck(
                verdict.path("is_compatible").asBoolean(),
                settings.level(subject).value(),
                messages,
                registered(subject, body).orElse(null));
    }

    /**
     * Registers a draft, unless the subject has it already.
     *
     * @return the number of the version
     * @throws RegistryRefusal when it is not compatible
     * @throws InvalidRequest when it is no schema
     */
    public int register(String subject, SchemaDraft draft) throws InterruptedException {
        JsonNode body = body(draft);
        registry.post(RegistryRequests.subject(subject) + "/versions", body);
        return registered(subject, body).orElseThrow(() -> registry.noSubject(subject));
    }

    /**
     * Deletes a subject with all its versions.
     *
     * @param permanent whether it is gone for good; else it can still be read by its id
     */
    public SchemaDeletion delete(String subject, boolean permanent) throws InterruptedException {
        List<Integer> versions = subjects.versions(subject, permanent);
        if (versions.isEmpty()) {
            throw registry.noSubject(subject);
        }
        remove(RegistryRequests.subject(subject), permanent);
        return new SchemaDeletion(subject, versions, permanent);
    }

    /**
     * Deletes one version.
     *
     * @param permanent whether it is gone for good; else it can still be read by its id
     */
    public SchemaDeletion delete(String subject, int version, boolean permanent) throws InterruptedException {
        if (!subjects.versions(subject, permanent).contains(version)) {
            throw registry.noVersion(subject, version);
        }
        remove(RegistryRequests.subject(subject) + "/versions/" + version, permanent);
        return new SchemaDeletion(subject, List.of(version), permanent);
    }

    /** A registry deletes for good only what it has deleted softly before. */
    private void remove(String path, boolean permanent) throws InterruptedException {
        registry.delete(path);
        if (permanent) {
            registry.delete(path + "?permanent=true");
        }
    }

    private Optional<Integer> registered(String subject, JsonNode body) throws InterruptedException {
        try {
            return Optional.of(registry.post(RegistryRequests.subject(subject), body)
                    .path("version")
                    .asInt());
        } catch (NotFound | InvalidRequest neverRegistered) {
            return Optional.empty();
        }
    }

    private static JsonNode body(SchemaDraft draft) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", draft.schema())
                .put("schemaType", draft.type());
        if (!draft.references().isEmpty()) {
            ArrayNode references = body.putArray("references");
            draft.references()
                    .forEach(use -> references
                            .addObject()
                            .put("name", use.name())
                            .put("subject", use.subject())
                            .put("version", use.version()));
        }
        return body;
    }
}
