package io.pipelineappliance.it.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Twenty versions in a registry, with all that a version can be. */
public final class SchemaHistory {
    /** How many there are. */
    public static final int VERSIONS = 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SUBJECTS = 9;
    private static final String RECORD = "{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}";
    private static final String OLD = "{\"name\":\"name\",\"type\":\"string\"}";
    private static final String NEW = OLD + ",{\"name\":\"age\",\"type\":[\"null\",\"int\"],\"default\":null}";

    private SchemaHistory() {}

    /** Registers them. */
    public static void make(String registry) throws InterruptedException {
        RegistryHttp http = at(registry);
        for (int subject = 0; subject < SUBJECTS; subject++) {
            register(http, subject(subject), avro("S" + subject, OLD));
            register(http, subject(subject), avro("S" + subject, NEW));
        }
        register(
                http,
                "a-refers-to-what-comes-later",
                avro("R", "{\"name\":\"s\",\"type\":\"S1\"}")
                        .set(
                                "references",
                                JSON.createArrayNode()
                                        .add(JSON.createObjectNode()
                                                .put("name", "S1")
                                                .put("subject", subject(1))
                                                .put("version", 2))));
        register(
                http,
                "proto",
                JSON.createObjectNode()
                        .put("schemaType", "PROTOBUF")
                        .put("schema", "syntax = \"proto3\";\nmessage P {\n  string name = 1;\n}\n"));
        http.put("/config/" + subject(2), JSON.createObjectNode().put("compatibility", "FULL_TRANSITIVE"));
        http.delete("/subjects/" + subject(3) + "/versions/1");
        http.delete("/subjects/" + subject(4));
        http.put("/mode/" + subject(5), JSON.createObjectNode().put("mode", "READONLY"));
    }

    /** All that a registry has of it, and of its other subjects. */
    public static JsonNode read(String registry) throws InterruptedException {
        return at(registry).get("/schemas?deleted=true&subjectPrefix=" + RegistryHttp.segment(":*:"));
    }

    /** The level and the mode that hold for each subject. */
    public static Map<String, String> levelsAndModes(String registry) throws InterruptedException {
        RegistryHttp http = at(registry);
        Map<String, String> found = new TreeMap<>();
        for (JsonNode version : read(registry)) {
            String subject = version.path("subject").asText();
            found.put(
                    subject,
                    http.get("/config/" + subject + "?defaultToGlobal=true")
                                    .path("compatibilityLevel")
                                    .asText()
                            + " " + ownMode(http, subject).orElse("no mode of its own"));
        }
        return found;
    }

    private static Optional<String> ownMode(RegistryHttp http, String subject) throws InterruptedException {
        try {
            return Optional.of(http.get("/mode/" + subject).path("mode").asText());
        } catch (RegistryRefusal none) {
            return Optional.empty();
        }
    }

    private static ObjectNode avro(String name, String fields) {
        return JSON.createObjectNode().put("schema", RECORD.formatted(name, fields));
    }

    private static String subject(int number) {
        return "subject-" + number;
    }

    private static void register(RegistryHttp http, String subject, JsonNode schema) throws InterruptedException {
        http.post("/subjects/" + subject + "/versions", schema);
    }

    private static RegistryHttp at(String registry) {
        return new RegistryHttp(RegistryAccess.open(URI.create(registry)));
    }
}
