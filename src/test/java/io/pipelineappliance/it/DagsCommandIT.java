package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.harness.CommandLine.Result;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.it.harness.StablePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the schedule as processes of their own, against a whole appliance. */
@ExtendWith(SharedAppliance.class)
class DagsCommandIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void aTriggeredRunPutsThePeopleOfItsSeedIntoTheTable(RunningAppliance appliance) throws IOException {
        String[] trigger = {"trigger", "--param", "results=3", "--param", "seed=command", "--wait", "--output", "json"};

        JsonNode run = json(dags(appliance, trigger));
        JsonNode again = json(dags(appliance, trigger));

        assertThat(List.of(run, again)).allSatisfy(one -> {
            assertThat(one.path("state").asText()).isEqualTo("SUCCESS");
            assertThat(one.path("trigger").asText()).isEqualTo("MANUAL");
        });
        assertThat(List.of(run, again))
                .map(one -> one.at("/tasks/2/tries/0/counters/usersPublished").asText())
                .containsExactly("3", "3");
        Set<UUID> people = peopleOf(run, appliance);
        assertThat(people).hasSize(3);
        await("the rows")
                .atMost(Duration.ofMinutes(2))
                .until(() -> appliance.table().keys().containsAll(people));

        Result logs = dags(appliance, "logs", run.path("id").asText());
        assertThat(logs.exitCode()).isZero();
        assertThat(logs.output())
                .contains("--- fetch, try 1: SUCCESS", "--- validate, try 1: SUCCESS", "--- publish, try 1: SUCCESS");
        assertThat(dags(appliance, "logs", run.path("id").asText(), "--follow").output())
                .contains("--- fetch, try 1", "--- publish, try 1");
    }

    @Test
    void theScheduleIsShownPausedAndResumed(RunningAppliance appliance) {
        assertThat(dags(appliance, "list").output()).contains("DAG", "users_created", "active");
        assertThat(dags(appliance, "pause").output()).isEqualTo("users_created is paused.\n");
        assertThat(dags(appliance, "show").output()).contains("state       paused", "fetch -> validate -> publish");
        assertThat(dags(appliance, "resume").output()).startsWith("users_created is active; the next run is due 20");
        assertThat(dags(appliance, "runs", "--state", "success").output())
                .contains("RUN", "SUCCESS", "SCHEDULED")
                .doesNotContain("FAILED");
    }

    @Test
    void whatTheApplianceRefusesIsItsSentenceAndExitCode1(RunningAppliance appliance) {
        Result refused = dags(appliance, "trigger", "--param", "results=1000000");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("results").doesNotContain("Exception", "\tat ");
        assertThat(dags(appliance, "stop", "none").exitCode()).isEqualTo(1);
        assertThat(dags(appliance, "stop").exitCode()).isEqualTo(2);
    }

    @Test
    void withoutAnApplianceOneSentenceSaysWhatToDoAndNothingIsMade() {
        String nobody = "http://127.0.0.1:" + StablePorts.next();

        Result result = CommandLine.in(directory)
                .arguments("dags", "list", "--url", nobody)
                .run();

        assertThat(result)
                .isEqualTo(new Result(
                        1,
                        "No appliance answers at " + nobody
                                + "; start one with java -jar pipeline-appliance.jar, or give --url.\n"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theApplianceOfTheDataDirectoryIsFoundByItself(RunningAppliance appliance) {
        Result result = CommandLine.in(directory)
                .arguments("dags", "list", "--data-dir", appliance.directory().toString())
                .run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("users_created");
    }

    private Result dags(RunningAppliance appliance, String... arguments) {
        List<String> all = new ArrayList<>(List.of("dags"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + appliance.port("dashboard.port")));
        return CommandLine.in(directory).arguments(all.toArray(String[]::new)).run();
    }

    private static JsonNode json(Result result) throws IOException {
        assertThat(result.exitCode()).as(result.output()).isZero();
        return JSON.readTree(result.output());
    }

    /** Whom the built-in source serves for what the run was triggered with. */
    private static Set<UUID> peopleOf(JsonNode run, RunningAppliance appliance) throws IOException {
        JsonNode parameters = run.path("parameters");
        URI question = URI.create("http://127.0.0.1:%d/api/?results=%d&seed=%s"
                .formatted(
                        appliance.port("fetch.built-in-port"),
                        parameters.path("results").asInt(),
                        parameters.path("seed").asText()));
        Set<UUID> people = new HashSet<>();
        JSON.readTree(question.toURL())
                .path("results")
                .forEach(person ->
                        people.add(UUID.fromString(person.at("/login/uuid").asText())));
        return people;
    }
}
