package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the system says of a thread while it answers. */
class LateThreadsTest {
    private static final Path CALLING_THREAD = Path.of("/proc/thread-self/stat");
    private static final int NICE = 16;

    @BeforeEach
    void onlyOnLinuxHasAThreadAPriorityOfItsOwn() {
        assumeThat(CALLING_THREAD).exists();
    }

    @Test
    void whoeverAnswersComesAfterAllOthersOnceAllIsUp() {
        assertThat(nicenessOfWhoAnswers(60)).isEqualTo(10);
    }

    @Test
    void theBootIsShownWithoutDelay() {
        assertThat(nicenessOfWhoAnswers(1)).isZero();
    }

    private static int nicenessOfWhoAnswers(int secondsSinceStart) {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now().minusSeconds(secondsSinceStart), false);
        AtomicInteger last = new AtomicInteger(Integer.MIN_VALUE);
        try (Dashboard dashboard = TestDashboard.of(
                () -> {
                    last.set(nicenessOfCallingThread());
                    return pipeline.get();
                },
                pipeline,
                new FakeDags())) {
            dashboard.start();
            new ApiClient(dashboard.port()).get("/api/v1/status").json(200);
        }
        return last.get();
    }

    private static int nicenessOfCallingThread() {
        try {
            String stat = Files.readString(CALLING_THREAD);
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
