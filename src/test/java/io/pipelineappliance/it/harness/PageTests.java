package io.pipelineappliance.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The page's own end-to-end tests, which stand with its sources: a real browser against a real appliance. */
public final class PageTests {
    private PageTests() {}

    /**
     * Runs a script of the page's {@code package.json} and fails with its output when that fails.
     *
     * @param within how long it may take
     * @return where its files are; pictures are where the environment's {@code SCREENSHOTS} says, if it does
     */
    public static Path run(String script, RunningAppliance appliance, Duration within) {
        Path reports = Path.of("target", "it", "page");
        Path output = reports.resolve(script.replace(':', '-') + ".txt");
        try {
            Files.createDirectories(reports);
            ProcessBuilder builder = new ProcessBuilder("npm", "run", script)
                    .directory(Path.of("web").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("APPLIANCE_URL", "http://127.0.0.1:" + appliance.port("dashboard.port"));
            builder.environment().put("REPORTS", reports.toAbsolutePath().toString());
            Process process = builder.start();
            boolean ended = process.waitFor(within.toSeconds(), TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            assertThat(ended).as("ended within %s; see %s", within, output).isTrue();
            assertThat(process.exitValue())
                    .as("exit code; %s", Files.readString(output))
                    .isZero();
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
