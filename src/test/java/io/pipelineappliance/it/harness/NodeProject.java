package io.pipelineappliance.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tests in JavaScript, with the packages that their lock file names. */
public final class NodeProject {
    private static final Duration INSTALL_PATIENCE = Duration.ofMinutes(5);

    private final Path directory;
    private final Path report;

    private NodeProject(Path directory, Path report) {
        this.directory = directory;
        this.report = report;
    }

    /**
     * The project in a directory, installed.
     *
     * @param report takes what its processes print
     */
    public static NodeProject installed(Path directory, Path report) {
        NodeProject project = new NodeProject(directory, report);
        if (!project.isInstalled()) {
            project.run(
                    List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                    Map.of(),
                    "npm-ci.txt",
                    INSTALL_PATIENCE);
        }
        return project;
    }

    /** npm leaves a copy of the lock file where it has installed what that says. */
    private boolean isInstalled() {
        try {
            Path installed = directory.resolve("node_modules/.package-lock.json");
            return Files.exists(installed)
                    && !Files.getLastModifiedTime(installed)
                            .toInstant()
                            .isBefore(Files.getLastModifiedTime(directory.resolve("package-lock.json"))
                                    .toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the tests of one file; those that fail are told with what they printed. */
    public void test(String file, Map<String, String> environment, Duration within) {
        String output =
                run(List.of("node", "--test", "--test-reporter=spec", file), environment, file + ".txt", within);
        // Node's runner is content with a file that holds no test.
        assertThat(output)
                .containsPattern("pass [1-9]")
                .containsPattern("fail 0")
                .containsPattern("skipped 0");
    }

    private String run(List<String> command, Map<String, String> environment, String name, Duration within) {
        Path file = report.resolve(name);
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(file.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            String output = Files.readString(file);
            assertThat(ended)
                    .as("%s ended within %s; %s", command, within, output)
                    .isTrue();
            assertThat(process.exitValue())
                    .as("exit code of %s; %s", command, output)
                    .isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
