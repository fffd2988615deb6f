package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a real browser, against a real appliance: the page's own end-to-end tests, which stand with its sources. */
@ExtendWith(SharedAppliance.class)
class PageIT {
    private static final long PATIENCE_MINUTES = 6;
    private static final Path REPORTS = Path.of("target", "it", "page");

    @Test
    void showsWhatRunsWithoutAComplaintOfTheBrowser(RunningAppliance appliance)
            throws IOException, InterruptedException {
        Files.createDirectories(REPORTS);
        Path output = REPORTS.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder("npm", "run", "e2e")
                .directory(Path.of("web").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("APPLIANCE_URL", "http://127.0.0.1:" + appliance.port("dashboard.port"));
        builder.environment().put("SCREENSHOTS", REPORTS.toAbsolutePath().toString());

        Process process = builder.start();

        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("ended in time; see %s", output).isTrue();
        assertThat(process.exitValue())
                .as("exit code; %s", Files.readString(output))
                .isZero();
    }
}
