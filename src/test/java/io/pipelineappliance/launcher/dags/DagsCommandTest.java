package io.pipelineappliance.launcher.dags;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.support.CommandRun;
import io.pipelineappliance.support.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a dashboard whose schedule is in memory. */
class DagsCommandTest {
    @TempDir
    private Path directory;

    private final FakeDags dags = new FakeDags();
    private Dashboard dashboard;
    private String url;

    @BeforeEach
    void start() {
        dashboard = TestDashboard.of(dags);
        dashboard.start();
        url = "http://127.0.0.1:" + dashboard.port();
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    private CommandRun dags(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url));
        return run(all.toArray(String[]::new));
    }

    private static CommandRun run(String... arguments) {
        return CommandRun.of(new DagsCommand(), arguments);
    }

    @Test
    void theListIsATableOrTheAnswerOfTheApi() throws IOException {
        dags.scheduled(1, RunState.FAILED);

        assertThat(dags("list").out()).isEqualTo("""
                DAG            SCHEDULE  STATE   NEXT RUN              LAST RUN  ALERTS
                users_created  every 1h  active  2026-01-31T11:00:00Z  FAILED    0
                """);
        assertThat(dags("list", "--output", "json")
                        .json()
                        .at("/dags/0/lastRun/state")
                        .asText())
                .isEqualTo("FAILED");
    }

    @Test
    void aDagIsShownWithItsParametersAndAlerts() {
        dags.scheduled(1, RunState.SUCCESS);
        dags.alert(AlertView.Kind.LATE, "The run is 5 m late.");

        assertThat(dags("show").out())
                .contains("tasks       fetch -> validate -> publish", "results: Users of each page")
                .contains("1 SUCCESS", "LATE: The run is 5 m late.");
        assertThat(dags("show", "users_created").exitCode()).isZero();
        assertThat(dags("show", "other"))
                .isEqualTo(new CommandRun(1, "", "There is no DAG 'other'; there is users_created.\n"));
    }

    @Test
    void runsAreFilteredAndPaged() {
        for (int hour = 1; hour <= 5; hour++) {
            dags.scheduled(hour, hour == 3 ? RunState.FAILED : RunState.SUCCESS);
        }

        assertThat(dags("runs", "--state", "failed").out())
                .contains("scheduled__2026-01-31T07:00:00Z", "1.5 s", "1/1/1", "1 of 1")
                .doesNotContain("SUCCESS");
        assertThat(dags("runs", "--limit", "2", "--offset", "1").out()).contains("2 of 5");
        assertThat(dags("runs", "--from", "2026-01-31T08:00:00Z", "--to", "2026-01-31T09:00:00Z")
                        .out())
                .contains("scheduled__2026-01-31T08:00:00Z", "1 of 1");
        assertThat(dags("runs", "--from", "May").err()).startsWith("from is 'May', but must be a moment");
        assertThat(dags("runs", "--state", "done").exitCode()).isEqualTo(2);
    }

    @Test
    void aRunIsTriggeredWithParametersOfTheTypesThatTheDagWants() {
        CommandRun result = dags("trigger", "-p", "results=50", "-p", "seed=123", "-p", "nat=NO,GB");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains(" is QUEUED.");
        assertThat(newest().parameters().toString())
                .isEqualTo("{\"results\":50,\"seed\":\"123\",\"nat\":[\"NO\",\"GB\"]}");
        assertThat(dags("trigger", "--param", "results=9000"))
                .isEqualTo(
                        new CommandRun(
                                1,
                                "",
                                "The parameters do not fit the DAG users_created: results is 9000, but must be at most 5000.\n"));
        assertThat(dags("trigger", "--param", "results").exitCode()).isEqualTo(2);
    }

    @Test
    void waitingEndsWithTheRunAndSaysHow() {
        assertThat(whileWaiting(RunState.SUCCESS)).satisfies(result -> {
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("is SUCCESS.");
        });
        assertThat(whileWaiting(RunState.FAILED)).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("ended as FAILED: fetch: 429 Too Many Requests, asks to wait 2 s.");
        });
        CommandRun impatient = dags("trigger", "--wait", "--timeout", "10ms");
        assertThat(impatient.exitCode()).isEqualTo(1);
        assertThat(impatient.err()).contains("is still QUEUED after 10ms; it goes on");
        assertThat(dags("trigger", "--wait", "--timeout", "soon").exitCode()).isEqualTo(2);
    }

    private CommandRun whileWaiting(RunState end) {
        long before = dags.runs(FakeDags.DAG, RunFilter.ALL, 0, 1).total();
        CompletableFuture<CommandRun> result = CompletableFuture.supplyAsync(() -> dags("trigger", "--wait"));
        Awaitility.await()
                .until(() -> dags.runs(FakeDags.DAG, RunFilter.ALL, 0, 1).total() > before);
        dags.runs(
                        FakeDags.DAG,
                        new RunFilter(Set.of(RunState.QUEUED), Set.of(), Optional.empty(), Optional.empty()),
                        0,
                        9)
                .runs()
                .forEach(run -> dags.end(run.id(), end));
        return result.orTimeout(1, TimeUnit.MINUTES).join();
    }

    @Test
    void aDagIsPausedAndResumed() {
        assertThat(dags("pause").out()).isEqualTo("users_created is paused.\n");
        assertThat(dags("list").out()).contains("paused");
        assertThat(dags("resume").out())
                .isEqualTo("users_created is active; the next run is due 2026-01-31T11:00:00Z.\n");
    }

    @Test
    void thePastIsBackfilledByCountOrRange() {
        assertThat(dags("backfill", "--from", "2026-01-31", "-p", "results=5").out())
                .startsWith("1 run is queued: backfill__");
        assertThat(newest().parameters().path("results").asInt()).isEqualTo(5);
        assertThat(dags("backfill", "--count", "3").out())
                .isEqualTo(
                        "3 runs are queued, from backfill__2026-01-31T07:00:00Z to backfill__2026-01-31T09:00:00Z\n");
        assertThat(dags("backfill").exitCode()).isEqualTo(2);
        assertThat(dags("backfill", "--count", "1", "--from", "2026-01-31").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aRunIsClearedAndStopped() {
        RunView run = dags.scheduled(1, RunState.SUCCESS);

        assertThat(dags("clear", run.id(), "--task", "publish").out()).contains("is QUEUED.");
        assertThat(dags("stop", "newest").out()).isEqualTo(run.id() + " is STOPPED.\n");
        assertThat(dags("stop", run.id()).err()).contains("has ended already");
        assertThat(dags("stop", "none").err()).isEqualTo("DAG 'users_created' has no run 'none'.\n");
        assertThat(dags("stop").exitCode()).isEqualTo(2);
    }

    @Test
    void logsArePrintedTryByTry() throws IOException {
        RunView run = dags.scheduled(1, RunState.SUCCESS);
        dags.write("GET http://127.0.0.1/api/");

        assertThat(dags("logs", run.id(), "fetch").out()).isEqualTo("""
                --- fetch, try 1: SUCCESS
                GET http://127.0.0.1/api/
                """);
        assertThat(dags("logs", "newest", "-o", "json").json()).hasSize(3);
        assertThat(dags("logs", run.id(), "cook").err()).contains("no task 'cook'");
    }

    @Test
    void logsAreFollowedToTheEndOfTheRun() {
        RunView run = dags.scheduled(1, RunState.RUNNING);
        dags.write("one");
        CompletableFuture<CommandRun> following =
                CompletableFuture.supplyAsync(() -> dags("logs", run.id(), "fetch", "--follow"));
        Awaitility.await().until(() -> dags.followers() == 1);

        dags.write("two");
        dags.end(run.id(), RunState.SUCCESS);
        dags.endLog();

        CommandRun result = following.orTimeout(1, TimeUnit.MINUTES).join();
        assertThat(result).isEqualTo(new CommandRun(0, "--- fetch, try 1\none\ntwo\n", ""));
    }

    @Test
    void whenNobodyAnswersOneSentenceSaysWhatToDo() {
        String nobody = "http://127.0.0.1:" + FreePort.next();

        assertThat(run("list", "--url", nobody))
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "No appliance answers at " + nobody
                                + "; start one with java -jar pipeline-appliance.jar, or give --url.\n"));
    }

    @Test
    void whoeverElseAnswersIsNotTakenForAnAppliance() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            CommandRun result = run(
                    "list", "--url", "http://127.0.0.1:" + other.getAddress().getPort());

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.err()).contains("is not an appliance of this version, but says status 404");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void anAddressThatIsNoneIsAMistakeOfTheCommandLine() {
        assertThat(run("list", "--url", "127.0.0.1:9021")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("--url: '127.0.0.1:9021' is no address like http://127.0.0.1:9021.");
        });
        assertThat(run().exitCode()).isEqualTo(2);
    }

    @Test
    void theApplianceOfTheDataDirectoryIsFoundWhateverItsPort() throws IOException {
        Files.writeString(
                directory.resolve("appliance.lock"),
                "process-id: %d\ndashboard: %s\n"
                        .formatted(ProcessHandle.current().pid(), url));

        assertThat(run("list", "--data-dir", directory.toString()).out()).contains("users_created");
        assertThat(run(
                                "list",
                                "--data-dir",
                                directory.resolve("none").toString(),
                                "--set",
                                "dashboard.port=" + dashboard.port())
                        .out())
                .contains("users_created");
        assertThat(run("list", "--data-dir", directory.resolve("none").toString(), "--set", "dashboard.port=0")
                        .err())
                .startsWith("No appliance runs on ");
    }

    @Test
    void ordersToOneWhoDoesNotLeadAreRefusedWithWhoDoes() {
        dags.loseLeadership();

        assertThat(dags("pause").err()).contains("Another appliance leads (http://127.0.0.1:9031)");
        assertThat(dags("list").out()).contains("another appliance leads");
    }

    @Test
    void helpNamesEveryCommandAndExitCode() {
        assertThat(run("--help").out())
                .contains("list", "show", "runs", "trigger", "pause", "resume", "backfill", "clear", "stop", "logs")
                .contains("Exit codes:");
    }

    private RunView newest() {
        return dags.runs(FakeDags.DAG, RunFilter.ALL, 0, 1).runs().get(0);
    }
}
