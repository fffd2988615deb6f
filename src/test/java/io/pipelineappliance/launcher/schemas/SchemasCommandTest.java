package io.pipelineappliance.launcher.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.registry.client.FakeRegistry;
import io.pipelineappliance.registry.client.SchemaType;
import io.pipelineappliance.support.CommandRun;
import io.pipelineappliance.support.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasCommandTest {
    private static final String SUBJECT = "/subjects/people-value";

    private final FakeRegistry registry = new FakeRegistry();
    private String url = registry.uri().toString();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void subjectsAreListedInColumns() throws Exception {
        String answer = "[{\"subject\":\"people-value\",\"version\":2,\"id\":7,\"schema\":\"\"},"
                + "{\"subject\":\"x\",\"version\":1,\"id\":10,\"schemaType\":\"JSON\",\"schema\":\"\"}]";
        registry.answers("GET /schemas?latestOnly=true&deleted=false", 200, answer);
        registry.answers("GET /schemas?latestOnly=false&deleted=true", 200, "[]");

        assertThat(run("list")).isEqualTo(new CommandRun(0, """
                        SUBJECT       VERSION  ID  TYPE
                        people-value  2        7   AVRO
                        x             1        10  JSON
                        """, ""));
        assertThat(json(run("list", "--output", "json"))).isEqualTo(new ObjectMapper().readTree(answer));
        assertThat(run("list", "--versions", "--deleted").out()).isEqualTo("SUBJECT  VERSION  ID  TYPE\n");
    }

    @Test
    void aSchemaIsShownBySubjectAndById() {
        registry.answers(
                "GET " + SUBJECT + "/versions/latest",
                200,
                "{\"subject\":\"people-value\",\"version\":2,\"id\":7,\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}");
        registry.answers(
                "GET /schemas/ids/9", 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = \\\"proto3\\\";\\n\"}");

        assertThat(run("show", "people-value").out())
                .isEqualTo("people-value, version 2, id 7, AVRO\n{\n  \"type\" : \"string\"\n}\n");
        assertThat(run("show", "--id", "9").out()).isEqualTo("id 9, PROTOBUF\nsyntax = \"proto3\";\n");
        assertThat(run("show").exitCode()).isEqualTo(2);
    }

    @Test
    void aFileIsRegisteredByTheTypeOfItsName() throws Exception {
        registry.answers("POST " + SUBJECT + "/versions?normalize=false", 200, "{\"id\":42}");

        CommandRun result = run("register", "people-value", file("person.proto", "syntax = \"proto3\";"));

        assertThat(result).isEqualTo(new CommandRun(0, "people-value has the schema under id 42.\n", ""));
        assertThat(json(registry.bodies().get(0)))
                .isEqualTo(json("{\"schema\":\"syntax = \\\"proto3\\\";\",\"schemaType\":\"PROTOBUF\"}"));
    }

    @Test
    void referencesGoWithTheSchema() throws Exception {
        registry.answers("POST " + SUBJECT + "/versions?normalize=true", 200, "{\"id\":42}");

        run("register", "people-value", file("person.avsc", "\"A\""), "--normalize", "--reference", "a.B=b:value:3");

        assertThat(json(registry.bodies().get(0)).path("references"))
                .isEqualTo(json("[{\"name\":\"a.B\",\"subject\":\"b:value\",\"version\":3}]"));
        assertThat(run("register", "people-value", file("a.avsc", ""), "--reference", "nonsense"))
                .satisfies(wrong -> assertThat(wrong.exitCode()).isEqualTo(2))
                .satisfies(wrong -> assertThat(wrong.err()).contains("'nonsense' is not like NAME=SUBJECT:VERSION"));
    }

    @Test
    void aCheckSaysWhyInItsTextAndWhetherInItsExitCode() throws Exception {
        String check = "POST /compatibility" + SUBJECT + "/versions";
        registry.answers(check + "?verbose=true", 200, "{\"is_compatible\":false,\"messages\":[\"age is missing\"]}");
        registry.answers(check + "/3?verbose=true", 200, "{\"is_compatible\":true}");
        String file = file("person.avsc", "\"string\"");

        assertThat(run("check", "people-value", file))
                .isEqualTo(
                        new CommandRun(1, "The schema is not compatible with people-value.\n  age is missing\n", ""));
        assertThat(run("check", "people-value", file, "--version", "3"))
                .isEqualTo(new CommandRun(0, "The schema is compatible with people-value.\n", ""));
    }

    @Test
    void theNewestVersionIsComparedWithTheOneBeforeIt() {
        registry.answers("GET " + SUBJECT + "/versions", 200, "[1,4,6]");
        version("latest", 6, "{\\\"a\\\":1,\\\"b\\\":3}");
        version("4", 4, "{\\\"a\\\":1,\\\"b\\\":2}");
        version("1", 1, "{\\\"a\\\":1,\\\"b\\\":3}");

        assertThat(run("diff", "people-value").out()).isEqualTo("""
                        --- people-value version 4
                        +++ people-value version 6
                        @@ -1,4 +1,4 @@
                         {
                           "a" : 1,
                        -  "b" : 2
                        +  "b" : 3
                         }
                        """);
        assertThat(run("diff", "people-value", "--from", "1").out()).isEqualTo("They do not differ.\n");
        assertThat(run("diff", "people-value", "--to", "1").err())
                .isEqualTo(
                        "people-value has no version before 1 to compare with; register another, or choose with --from"
                                + " and --to.\n");
    }

    @Test
    void aSubjectOrAVersionIsDeleted() {
        registry.answers("DELETE " + SUBJECT + "?permanent=false", 200, "[1,2]");
        registry.answers("DELETE " + SUBJECT + "/versions/2?permanent=true", 200, "2");

        assertThat(run("delete", "people-value").out())
                .isEqualTo("Deleted versions [1,2] of people-value; --permanent forgets them.\n");
        assertThat(run("delete", "people-value", "--version", "2", "--permanent")
                        .out())
                .isEqualTo("Deleted version 2 of people-value for good.\n");
    }

    @Test
    void whatTheRegistryRefusesIsOneSentence() {
        registry.answers(
                "DELETE " + SUBJECT + "?permanent=false", 404, "{\"error_code\":40401,\"message\":\"Subject gone\"}");

        assertThat(run("delete", "people-value"))
                .isEqualTo(new CommandRun(
                        1, "", "The Schema Registry at " + url + " refuses that: Subject gone (40401)\n"));
    }

    @Test
    void aRegistryThatIsNotThereIsOneSentence() {
        url = "http://127.0.0.1:" + FreePort.next();

        CommandRun result = run("list");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("The Schema Registry at " + url + " does not answer")
                .hasLineCount(1);
    }

    @Test
    void aWrongAddressIsAWrongCommandLine() {
        url = "somewhere";

        assertThat(run("list").exitCode()).isEqualTo(2);
        assertThat(run("list").err()).startsWith("--url: 'somewhere' is no address like");
    }

    @Test
    void theConfigurationSaysWhereTheRegistryIs() {
        registry.holds(SUBJECT + "/versions/latest", SchemaType.AVRO, "\"string\"");
        url = null;

        assertThat(run(
                                "show",
                                "people-value",
                                "--set",
                                "schema-registry.port=" + registry.uri().getPort())
                        .exitCode())
                .isZero();
        assertThat(run("list", "--set", "schema-registry.port=0").err())
                .startsWith("schema-registry.port: 0 is any free port");
    }

    private void version(String name, int number, String schema) {
        registry.answers(
                "GET " + SUBJECT + "/versions/" + name,
                200,
                "{\"subject\":\"people-value\",\"version\":%d,\"id\":%d,\"schema\":\"%s\"}"
                        .formatted(number, number, schema));
    }

    private CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (url != null) {
            all.addAll(List.of("--url", url));
        }
        return CommandRun.of(new SchemasCommand(), all.toArray(String[]::new));
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static JsonNode json(CommandRun result) throws Exception {
        return json(result.out());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
