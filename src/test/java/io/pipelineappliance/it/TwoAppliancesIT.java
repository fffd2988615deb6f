package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.config.ZooKeeperConfig;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.fetch.builtin.BuiltInSource;
import io.pipelineappliance.fetch.builtin.ServedRequest;
import io.pipelineappliance.it.harness.ApplianceBuilder;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.StablePorts;
import io.pipelineappliance.zookeeper.EmbeddedZooKeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two appliances on one ZooKeeper: one runs the schedule, and when it is killed the other goes on. */
@Isolated("it measures a takeover, and is two appliances already")
class TwoAppliancesIT {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration SESSION = Duration.ofSeconds(10);

    /** For what a busy machine takes to notice, elect and ask. */
    private static final Duration SLACK = Duration.ofSeconds(6);

    private static final String DAG = "/api/v1/dags/users_created";
    private static final Pattern SEED = Pattern.compile("(?:^|&)seed=([^&]+)");

    @TempDir
    private Path directory;

    @Test
    void whenTheLeaderIsKilledTheOtherRunsTheNextIntervalAndTheSourceIsAskedForNoneTwice() throws Exception {
        ZooKeeperConfig shared = ZooKeeperConfig.embedded(StablePorts.next(), SESSION);
        try (EmbeddedZooKeeper zookeeper = new EmbeddedZooKeeper(shared, directory);
                BuiltInSource source = new BuiltInSource(StablePorts.next())) {
            zookeeper.start();
            source.start();
            String connect = EmbeddedZooKeeper.connectString(shared);
            try (RunningAppliance one = appliance("one-of-two", connect, source).launch();
                    RunningAppliance other =
                            appliance("other-of-two", connect, source).launch()) {
                takeOver(one, other, source);
            }
        }
    }

    private static void takeOver(RunningAppliance one, RunningAppliance other, BuiltInSource source) {
        one.awaitRunning();
        other.awaitRunning();
        boolean oneLeads = dag(one).path("leader").asBoolean();
        RunningAppliance leader = oneLeads ? one : other;
        RunningAppliance next = oneLeads ? other : one;
        assertThat(dag(next).path("leader").asBoolean()).as("only one leads").isFalse();
        assertThat(successes(next)).as("runs of the one who does not lead").isZero();
        awaitMoreSuccesses(leader, 3);

        leader.kill();
        Instant killed = Instant.now();
        await("the other asks the source")
                .atMost(SESSION.plus(INTERVAL).plus(SLACK))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> newest(source).at().isAfter(killed));
        awaitMoreSuccesses(next, 3);

        assertThat(dag(next).path("leader").asBoolean()).isTrue();
        List<String> seeds =
                source.requests().stream().map(TwoAppliancesIT::seed).toList();
        assertThat(seeds)
                .as("one for each interval")
                .hasSizeGreaterThanOrEqualTo(6)
                .doesNotHaveDuplicates();
        assertThat(source.requests())
                .allSatisfy(request -> assertThat(request.status()).isEqualTo(200));
        assertThat(intervals(next)).as("intervals of the one who took over").doesNotHaveDuplicates();
    }

    private static ApplianceBuilder appliance(String name, String zookeeper, BuiltInSource source) {
        return RunningAppliance.named(name)
                .set("zookeeper.mode", "external")
                .set("zookeeper.connect", zookeeper)
                .set("zookeeper.session-timeout", SESSION.toSeconds() + "s")
                .set("fetch.source", "randomuser")
                .set("fetch.url", source.url())
                .set("fetch.interval", INTERVAL.toSeconds() + "s");
    }

    private static void awaitMoreSuccesses(RunningAppliance appliance, int more) {
        long before = successes(appliance);
        await("runs of the leader")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> successes(appliance) >= before + more);
    }

    private static long successes(RunningAppliance appliance) {
        return dag(appliance).at("/runsByState/SUCCESS").asLong();
    }

    private static List<String> intervals(RunningAppliance appliance) {
        List<String> starts = new ArrayList<>();
        api(appliance)
                .get(DAG + "/runs?limit=1000&state=SUCCESS")
                .json(200)
                .path("runs")
                .forEach(run -> starts.add(run.at("/interval/start").asText()));
        return starts;
    }

    private static JsonNode dag(RunningAppliance appliance) {
        return api(appliance).get(DAG).json(200);
    }

    private static ApiClient api(RunningAppliance appliance) {
        return new ApiClient(appliance.port("dashboard.port"));
    }

    private static ServedRequest newest(BuiltInSource source) {
        List<ServedRequest> requests = source.requests();
        return requests.get(requests.size() - 1);
    }

    private static String seed(ServedRequest request) {
        Matcher seed = SEED.matcher(request.query());
        assertThat(seed.find()).as(request.query()).isTrue();
        return seed.group(1);
    }
}
