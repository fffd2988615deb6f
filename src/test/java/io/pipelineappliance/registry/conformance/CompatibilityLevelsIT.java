package io.pipelineappliance.registry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each level for each language, with a schema for each way in which a next version can go with the one before. */
@ExtendWith(SharedRegistry.class)
class CompatibilityLevelsIT {
    /** How a schema goes with the base. */
    enum Change {
        READS_BASE,
        READ_BY_BASE,
        BOTH,
        NEITHER
    }

    enum Level {
        NONE(EnumSet.allOf(Change.class)),
        BACKWARD(EnumSet.of(Change.READS_BASE, Change.BOTH)),
        BACKWARD_TRANSITIVE(EnumSet.of(Change.READS_BASE, Change.BOTH)),
        FORWARD(EnumSet.of(Change.READ_BY_BASE, Change.BOTH)),
        FORWARD_TRANSITIVE(EnumSet.of(Change.READ_BY_BASE, Change.BOTH)),
        FULL(EnumSet.of(Change.BOTH)),
        FULL_TRANSITIVE(EnumSet.of(Change.BOTH));

        private final Set<Change> accepted;

        Level(Set<Change> accepted) {
            this.accepted = accepted;
        }

        boolean looksAtAll() {
            return name().endsWith("_TRANSITIVE");
        }
    }

    enum Language {
        AVRO(
                record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"string\"}"),
                record("{\"name\":\"a\",\"type\":\"string\"}"),
                record(
                        "{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"string\"},{\"name\":\"c\",\"type\":\"string\"}"),
                record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"string\"},"
                        + "{\"name\":\"c\",\"type\":\"string\",\"default\":\"\"}"),
                record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"string\"}")),
        JSON(
                object("", "string", 5),
                object("", "string", 9),
                object("", "string", 3),
                object("\"title\":\"t\",", "string", 5),
                object("", "integer", 5)),
        PROTOBUF(
                file("message M { string a = 1; } message B {}"),
                file("message M { string a = 1; } message B {} message C {}"),
                file("message M { string a = 1; }"),
                file("message M { string a = 1; int32 b = 2; } message B {}"),
                file("message M { int32 a = 1; } message B {}"));

        private final String base;
        private final String readsBase;
        private final String readByBase;
        private final String both;
        private final String neither;

        Language(String base, String readsBase, String readByBase, String both, String neither) {
            this.base = base;
            this.readsBase = readsBase;
            this.readByBase = readByBase;
            this.both = both;
            this.neither = neither;
        }

        ObjectNode base() {
            return body(base);
        }

        ObjectNode changed(Change change) {
            return body(
                    switch (change) {
                        case READS_BASE -> readsBase;
                        case READ_BY_BASE -> readByBase;
                        case BOTH -> both;
                        case NEITHER -> neither;
                    });
        }

        private ObjectNode body(String schema) {
            return RegistryHttp.avro(schema).put("schemaType", name());
        }

        private static String record(String fields) {
            return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
        }

        private static String object(String annotations, String type, int longest) {
            return "{%s\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"%s\",\"maxLength\":%d}},\"additionalProperties\":false}"
                    .formatted(annotations, type, longest);
        }

        private static String file(String content) {
            return "syntax = \"proto3\"; " + content;
        }
    }

    private final RegistryHttp http;

    CompatibilityLevelsIT(RegistryHttp http) {
        this.http = http;
    }

    static Stream<Arguments> all() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Level.values())
                        .flatMap(level ->
                                Stream.of(Change.values()).map(change -> Arguments.of(language, level, change))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void levelAcceptsWhatItSays(Language language, Level level, Change change) {
        String subject = "level-%s-%s-%s".formatted(language, level, change);
        http.register(subject, language.base());
        http.put("/config/" + subject, "{\"compatibility\":\"" + level + "\"}").ok();
        ObjectNode next = language.changed(change);
        boolean accepted = level.accepted.contains(change);

        assertThat(isCompatible(subject + "/versions", next)).isEqualTo(accepted);
        assertThat(isCompatible(subject + "/versions/latest", next)).isEqualTo(accepted);
        RegistryHttp.Answer answer = http.post("/subjects/" + subject + "/versions", next.toString());

        if (accepted) {
            answer.ok();
            assertThat(http.get("/subjects/" + subject + "/versions").json()).hasToString("[1,2]");
        } else {
            answer.error(409);
            assertThat(http.get("/subjects/" + subject + "/versions").json()).hasToString("[1]");
        }
    }

    static Stream<Arguments> levels() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(Level.values()).map(level -> Arguments.of(language, level)));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void onlyTransitiveLevelsLookBeyondTheLatestVersion(Language language, Level level) {
        String subject = "transitive-%s-%s".formatted(language, level);
        http.put("/config/" + subject, "{\"compatibility\":\"NONE\"}").ok();
        http.register(subject, language.changed(Change.NEITHER));
        http.register(subject, language.base());
        http.put("/config/" + subject, "{\"compatibility\":\"" + level + "\"}").ok();
        ObjectNode next = language.changed(Change.BOTH);

        assertThat(isCompatible(subject + "/versions", next)).isEqualTo(!level.looksAtAll());
        assertThat(isCompatible(subject + "/versions/2", next)).isTrue();
        assertThat(isCompatible(subject + "/versions/1", next)).isEqualTo(level == Level.NONE);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void reasonsAreToldOnDemand(Language language) {
        String subject = "reasons-" + language;
        http.register(subject, language.base());
        String next = language.changed(Change.NEITHER).toString();

        JsonNode brief = http.post("/compatibility/subjects/" + subject + "/versions/latest", next)
                .ok()
                .json();
        JsonNode verbose = http.post("/compatibility/subjects/" + subject + "/versions/latest?verbose=true", next)
                .ok()
                .json();

        assertThat(brief).hasToString("{\"is_compatible\":false}");
        assertThat(verbose.path("is_compatible").asBoolean()).isFalse();
        assertThat(verbose.path("messages").toString())
                .contains("errorType", "oldSchemaVersion: 1", "compatibility: 'BACKWARD'");
        assertThat(http.post("/subjects/" + subject + "/versions", next)
                        .error(409)
                        .json()
                        .path("message")
                        .asText())
                .contains(subject, "errorType");
    }

    @Test
    void whatIsCompatibleOrInvalidIsToldToo() {
        http.register("told", Language.AVRO.base());

        assertThat(http.post(
                                "/compatibility/subjects/told/versions/latest?verbose=true",
                                Language.AVRO.base().toString())
                        .json())
                .hasToString("{\"is_compatible\":true,\"messages\":[]}");
        http.post(
                        "/compatibility/subjects/told/versions/latest",
                        RegistryHttp.avro("nonsense").toString())
                .error(42201);
        assertThat(http.post(
                                "/compatibility/subjects/told/versions/latest?verbose=true",
                                RegistryHttp.avro("nonsense").toString())
                        .ok()
                        .json()
                        .path("is_compatible")
                        .asBoolean())
                .isFalse();
        http.post(
                        "/compatibility/subjects/told/versions/9",
                        Language.AVRO.base().toString())
                .error(40402);
        assertThat(isCompatible("nobody/versions/latest", Language.AVRO.base())).isTrue();
        assertThat(isCompatible("nobody/versions", Language.AVRO.base())).isTrue();
    }

    @Test
    void anotherLanguageIsIncompatible() {
        http.register("languages", Language.AVRO.base());

        http.post("/subjects/languages/versions", Language.JSON.base().toString())
                .error(409);
        http.put("/config/languages", "{\"compatibility\":\"NONE\"}").ok();
        http.register("languages", Language.JSON.base());
    }

    @Test
    void onlySchemasOfOneGroupAreCompared() {
        http.put("/config/grouped", "{\"compatibilityGroup\":\"major\"}").ok();
        http.register("grouped", inGroup(Language.AVRO.base(), "1"));

        http.register("grouped", inGroup(Language.AVRO.changed(Change.NEITHER), "2"));

        http.post(
                        "/subjects/grouped/versions",
                        inGroup(Language.AVRO.changed(Change.NEITHER), "1").toString())
                .error(409);
    }

    private static ObjectNode inGroup(ObjectNode schema, String group) {
        schema.putObject("metadata").putObject("properties").put("major", group);
        return schema;
    }

    private boolean isCompatible(String versions, ObjectNode schema) {
        return http.post("/compatibility/subjects/" + versions, schema.toString())
                .ok()
                .json()
                .path("is_compatible")
                .asBoolean();
    }
}
