package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.support.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The command line and the appliance's own registry. */
@ExtendWith(SharedAppliance.class)
class SchemasCommandIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String RECORD = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[%s]}";
    private static final String NAME = "{\"name\":\"name\",\"type\":\"string\"}";

    private final String subject = "command-" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void aSchemaGoesThroughItsLife(RunningAppliance appliance) throws IOException {
        Files.writeString(directory.resolve("old.avsc"), RECORD.formatted(NAME));
        Files.writeString(
                directory.resolve("new.avsc"),
                RECORD.formatted(NAME + ",{\"name\":\"age\",\"type\":[\"null\",\"int\"],\"default\":null}"));
        Files.writeString(
                directory.resolve("wrong.avsc"), RECORD.formatted(NAME + ",{\"name\":\"size\",\"type\":\"int\"}"));

        assertThat(run(appliance, 0, "register", subject, "old.avsc")).contains(subject + " has the schema under id ");
        assertThat(run(appliance, 0, "check", subject, "new.avsc")).contains("is compatible with " + subject);
        assertThat(run(appliance, 1, "check", subject, "wrong.avsc"))
                .contains("is not compatible with " + subject)
                .contains("size");
        assertThat(run(appliance, 1, "register", subject, "wrong.avsc")).contains("(409)");
        run(appliance, 0, "register", subject, "new.avsc");
        assertThat(run(appliance, 0, "list")).containsPattern(subject + " +2 +\\d+ +AVRO");
        assertThat(run(appliance, 0, "diff", subject)).contains("+    \"name\" : \"age\"");
        assertThat(run(appliance, 0, "show", subject, "--version", "1")).contains("\"name\" : \"A\"");
        assertThat(run(appliance, 0, "delete", subject)).contains("Deleted versions [1,2]");
        assertThat(run(appliance, 0, "delete", subject, "--permanent")).contains("for good");
        assertThat(run(appliance, 1, "show", subject)).contains("(40401)").hasLineCount(1);
    }

    @Test
    void theSchemaOfThePipelineIsThereOnceThePipelineHasPublished(RunningAppliance appliance) {
        await("first rows")
                .atMost(PATIENCE)
                .until(() -> !appliance.table().keys().isEmpty());

        assertThat(run(appliance, 0, "show", "users_created-value"))
                .startsWith("users_created-value, version 1, id ")
                .contains("JSON", "\"registered_date\"");
        assertThat(run(appliance, 0, "list", "--output", "json")).contains("\"subject\" : \"users_created-value\"");
    }

    @Test
    void whereNoRegistryIsTheCommandSaysSo() {
        CommandLine.Result result = CommandLine.in(directory)
                .arguments("schemas", "list", "--url", "http://127.0.0.1:" + FreePort.next())
                .run();

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("does not answer").hasLineCount(1);
        assertThat(directory).isEmptyDirectory();
    }

    private String run(RunningAppliance appliance, int exitCode, String... arguments) {
        List<String> all = new ArrayList<>(List.of("schemas"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--set", "schema-registry.port=" + appliance.port("schema-registry.port")));
        CommandLine.Result result =
                CommandLine.in(directory).arguments(all.toArray(String[]::new)).run();
        assertThat(result.exitCode()).as(result.output()).isEqualTo(exitCode);
        return result.output();
    }
}
