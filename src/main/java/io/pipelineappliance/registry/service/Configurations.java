package io.pipelineappliance.registry.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.schema.CompatibilityLevel;
import io.pipelineappliance.registry.store.Catalog;
import io.pipelineappliance.registry.store.LogRecord;
import io.pipelineappliance.registry.store.SchemaLog;
import io.pipelineappliance.registry.store.SchemaLog.Change;
import io.pipelineappliance.registry.store.Subject;
import java.util.List;
import java.util.Optional;

/** What is configured for subjects, contexts and all. The narrower setting wins. */
public final class Configurations {
    private static final String LEVEL = "compatibilityLevel";
    private static final Subject GLOBAL = new Subject(".__GLOBAL", "");

    private final SchemaLog log;
    private final Modes modes;

    Configurations(SchemaLog log, Modes modes) {
        this.log = log;
        this.modes = modes;
    }

    /** What holds for a subject or context, wherever it is set. */
    public ObjectNode inScope(Subject subject) {
        ObjectNode broader = withLevel(catalog()
                .config(new Subject(subject.context(), ""))
                .or(() -> catalog().config(GLOBAL))
                .orElseGet(JsonNodeFactory.instance::objectNode));
        return subject.name().isEmpty()
                ? broader
                : catalog()
                        .config(subject)
                        .map(own -> (ObjectNode) broader.deepCopy().setAll(own))
                        .orElse(broader);
    }

    /** What is set for exactly this subject or context; there is always something for all together. */
    public Optional<ObjectNode> own(Subject subject) {
        return subject.isDefaultContextItself() || subject.equals(GLOBAL)
                ? Optional.of(withLevel(catalog().config(subject).orElseGet(JsonNodeFactory.instance::objectNode)))
                : catalog().config(subject).map(Configurations::withLevel);
    }

    /** Sets what is given and leaves the rest as it is; a member that is null is taken back. */
    public ObjectNode update(Subject subject, ObjectNode given) {
        requireLevel(given);
        ObjectNode named = renamed(given);
        return log.change(() -> {
            modes.requireWritable(subject);
            ObjectNode config = catalog().config(subject).orElseGet(JsonNodeFactory.instance::objectNode);
            named.properties().forEach(member -> {
                if (member.getValue().isNull()) {
                    config.remove(member.getKey());
                } else {
                    config.set(member.getKey(), member.getValue());
                }
            });
            return new Change<>(List.of(new LogRecord.ConfigPut(subject, config)), config);
        });
    }

    /**
     * Takes back what was set.
     *
     * @return what it was
     */
    public ObjectNode delete(Subject subject) {
        return log.change(() -> {
            ObjectNode before = own(subject).orElseThrow(() -> RegistryException.subjectNotFound(subject));
            modes.requireWritable(subject);
            return new Change<>(List.of(new LogRecord.ConfigGone(subject)), before);
        });
    }

    CompatibilityLevel level(Subject subject) {
        return CompatibilityLevel.named(inScope(subject).path(LEVEL).asText()).orElse(CompatibilityLevel.BACKWARD);
    }

    boolean normalizes(Subject subject) {
        return inScope(subject).path("normalize").asBoolean(false);
    }

    private Catalog catalog() {
        return log.catalog();
    }

    private static ObjectNode withLevel(ObjectNode config) {
        return config.has(LEVEL) ? config : config.put(LEVEL, CompatibilityLevel.BACKWARD.name());
    }

    /** Requests call the level {@code compatibility}, answers {@code compatibilityLevel}; both are accepted. */
    private static ObjectNode renamed(ObjectNode given) {
        ObjectNode named = given.deepCopy();
        JsonNode level = named.remove("compatibility");
        if (level != null) {
            named.set(LEVEL, level);
        }
        if (named.path(LEVEL).isTextual()) {
            named.put(
                    LEVEL,
                    CompatibilityLevel.named(named.get(LEVEL).asText())
                            .orElseThrow()
                            .name());
        }
        return named;
    }

    private static void requireLevel(ObjectNode given) {
        for (String name : List.of("compatibility", LEVEL)) {
            JsonNode level = given.path(name);
            boolean absent = level.isMissingNode() || level.isNull();
            if (!absent
                    && (!level.isTextual()
                            || CompatibilityLevel.named(level.asText()).isEmpty())) {
                throw new RegistryException(
                        ErrorCode.INVALID_COMPATIBILITY_LEVEL,
                        "Invalid compatibility level. Valid values are none, backward, forward, full, "
                                + "backward_transitive, forward_transitive, and full_transitive");
            }
        }
    }
}
