package io.pipelineappliance.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.SchemaReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The name of a schema that is the same in every context and registry, since it is made of the content: Confluent's, so that its registry would give the same. */
final class SchemaGuid {
    private final MessageDigest digest;

    private SchemaGuid() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    static UUID of(StoredSchema schema) {
        SchemaGuid guid = new SchemaGuid();
        guid.add(schema.text());
        schema.references().forEach(guid::add);
        schema.metadata().ifPresent(guid::addMetadata);
        schema.ruleSet().ifPresent(guid::addRules);
        ByteBuffer hash = ByteBuffer.wrap(guid.digest.digest());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(SchemaReference reference) {
        add(reference.name());
        add(reference.subject());
        digest.update(
                ByteBuffer.allocate(Integer.BYTES).putInt(reference.version()).array());
    }

    private void addMetadata(JsonNode metadata) {
        digest.update((byte) 1);
        metadata.path("tags").properties().forEach(tag -> {
            add(tag.getKey());
            tag.getValue().forEach(path -> add(path.asText()));
        });
        metadata.path("properties").properties().forEach(property -> {
            add(property.getKey());
            add(property.getValue().asText());
        });
        metadata.path("sensitive").forEach(name -> add(name.asText()));
    }

    private void addRules(JsonNode ruleSet) {
        digest.update((byte) 1);
        add(ruleSet.toString());
    }
}
