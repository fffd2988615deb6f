package io.pipelineappliance.explore.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipelineappliance.registry.client.RegistryHttp;
import java.util.Optional;

/** Compatibility levels and modes, of one subject or of the registry. */
public final class SchemaSettings {
    private static final String LEVELS = "/config";
    private static final String MODES = "/mode";

    private final RegistryRequests registry;

    SchemaSettings(RegistryRequests registry) {
        this.registry = registry;
    }

    /** What holds for subjects that do not say otherwise. */
    public SchemaDefaults defaults() throws InterruptedException {
        return new SchemaDefaults(registry.place(), level(registry.get(LEVELS)), mode(registry.get(MODES)));
    }

    public SchemaDefaults setDefaultLevel(String level) throws InterruptedException {
        registry.put(LEVELS, object("compatibility", level));
        return defaults();
    }

    public SchemaDefaults setDefaultMode(String mode) throws InterruptedException {
        registry.put(MODES, object("mode", mode));
        return defaults();
    }

    /** Sets the level of a subject; empty takes over that of its context or the registry again. */
    public void setLevel(String subject, Optional<String> level) throws InterruptedException {
        change(of(LEVELS, subject), "compatibility", level);
    }

    /** Sets the mode of a subject; empty takes over that of its context or the registry again. */
    public void setMode(String subject, Optional<String> mode) throws InterruptedException {
        change(of(MODES, subject), "mode", mode);
    }

    SchemaSetting level(String subject) throws InterruptedException {
        Optional<JsonNode> own = registry.find(of(LEVELS, subject));
        return new SchemaSetting(level(own.isPresent() ? own.get() : inScope(LEVELS, subject)), own.isPresent());
    }

    SchemaSetting mode(String subject) throws InterruptedException {
        Optional<JsonNode> own = registry.find(of(MODES, subject));
        return new SchemaSetting(mode(own.isPresent() ? own.get() : inScope(MODES, subject)), own.isPresent());
    }

    private JsonNode inScope(String settings, String subject) throws InterruptedException {
        return registry.get(of(settings, subject) + "?defaultToGlobal=true");
    }

    private void change(String path, String name, Optional<String> value) throws InterruptedException {
        if (value.isPresent()) {
            registry.put(path, object(name, value.get()));
        } else {
            registry.delete(path);
        }
    }

    private static String of(String settings, String subject) {
        return settings + "/" + RegistryHttp.segment(subject);
    }

    private static JsonNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static String level(JsonNode answer) {
        return answer.path("compatibilityLevel").asText();
    }

    private static String mode(JsonNode answer) {
        return answer.path("mode").asText();
    }
}
