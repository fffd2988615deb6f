package io.pipelineappliance.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final String OPENED = "opened";

    @TempDir
    Path parent;

    /** Another process that has a data directory until it is killed. */
    public static final class Other {
        public static void main(String[] arguments) throws IOException {
            DataDirectory.open(config(arguments[0], "dashboard.port=21377"));
            System.out.println(OPENED);
            System.in.read();
        }
    }

    @Test
    void isMadeWithItsParents() {
        Path path = parent.resolve("a/b");

        try (DataDirectory directory = open(path)) {
            assertThat(directory.path()).isDirectory().isEqualTo(path);
            assertThat(directory.resolve("kafka")).isEqualTo(path.resolve("kafka"));
        }
        assertThat(path).isDirectory();
    }

    @Test
    void isForOneApplianceAtATimeWithinAProcess() {
        Path path = parent.resolve("data");

        try (DataDirectory first = open(path)) {
            assertThat(first.path()).exists();
            assertInUse(path, ProcessHandle.current().pid(), 9021);
            assertInUse(path, ProcessHandle.current().pid(), 9021);
        }
        open(path).close();
    }

    @Test
    void isForOneProcessAtATimeUntilThatIsKilled() throws Exception {
        Path path = parent.resolve("data");
        Process other = start(path);
        try {
            assertInUse(path, other.pid(), 21377);
            assertInUse(path, other.pid(), 21377);
        } finally {
            other.destroyForcibly().waitFor();
        }
        open(path).close();
    }

    @Test
    void aRefusedSecondOpenLeavesTheFirstLockInPlace() throws Exception {
        Path path = parent.resolve("data");

        try (DataDirectory first = open(path)) {
            assertInUse(path, ProcessHandle.current().pid(), 9021);

            Process other = launch(first.path());
            assertThat(new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("is in use by the appliance with process id");
            assertThat(other.waitFor()).isNotZero();
        }
    }

    @Test
    void aTemporaryOneIsRemovedOnClose() throws IOException {
        DataDirectory directory = DataDirectory.open(LoadedDefaults.with("ephemeral=true"));
        Path path = directory.path();
        Files.createDirectories(path.resolve("kafka/log"));
        Files.writeString(path.resolve("kafka/log/segment"), "x");
        Files.createSymbolicLink(path.resolve("link"), parent);

        directory.close();
        directory.close();

        assertThat(path).doesNotExist();
        assertThat(parent).exists();
    }

    @Test
    void aFileIsNoDirectory() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> open(file))
                .withMessage("data-dir: " + file + " is not a directory; choose another --data-dir");
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> open(file.resolve("below")))
                .withMessageStartingWith("data-dir: " + file.resolve("below") + " cannot be used (")
                .withMessageEndingWith("); choose another --data-dir");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaidToBeSo() throws IOException {
        Path path = Files.createDirectory(parent.resolve("read-only"));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeThat(Files.isWritable(path)).as("this user may write everywhere").isFalse();

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> open(path))
                .withMessage("data-dir: " + path + " cannot be written by user " + System.getProperty("user.name")
                        + "; give the user that right or choose another --data-dir");
    }

    private static DataDirectory open(Path path) {
        return DataDirectory.open(config(path.toString()));
    }

    private static ApplianceConfig config(String path, String... sets) {
        String[] all = Arrays.copyOf(sets, sets.length + 1);
        all[sets.length] = "data-dir=" + path;
        return LoadedDefaults.with(all);
    }

    private static void assertInUse(Path path, long processId, int dashboardPort) {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> open(path))
                .withMessage("data-dir: " + path + " is in use by the appliance with process id " + processId
                        + " (dashboard http://127.0.0.1:" + dashboardPort + "); stop it or choose another --data-dir");
    }

    private static Process start(Path path) throws IOException {
        Process other = launch(path);
        BufferedReader output = other.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals(OPENED)) {
            line = output.readLine();
        }
        assertThat(line).as("the other process has the directory").isEqualTo(OPENED);
        return other;
    }

    private static Process launch(Path path) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Other.class.getName(), path.toString())
                .start();
    }
}
