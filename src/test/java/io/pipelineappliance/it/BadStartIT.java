package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.foreign.OldJava;
import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.harness.ForeignProgram;
import io.pipelineappliance.it.harness.PortKeys;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.it.harness.Workplace;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that cannot succeed: a sentence with the remedy, an exit code, and nothing begun. */
@ExtendWith(SharedAppliance.class)
class BadStartIT {
    private static final int FAILED = 1;
    private static final int WRONG_COMMAND_LINE = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String BOOT = "io.pipelineappliance.launcher.boot.Boot";
    private static final int CLASS_FILE_VERSION_AT = 6;
    private static final int CLASS_FILE_OF_JAVA_8 = 52;

    @TempDir
    private Path directory;

    @Test
    void everyPortInUseIsNamedWithItsKeyAndRemedy() throws IOException {
        Map<String, Integer> ports = PortKeys.chosen();
        List<ServerSocket> taken = listenOn(ports.values());
        try {
            CommandLine.Result result = start().withPorts(ports).run();

            assertFailed(result);
            long self = ProcessHandle.current().pid();
            ports.forEach((key, port) -> assertThat(result.output().lines())
                    .as(key)
                    .filteredOn(line -> line.startsWith(key + ": " + port + " on 127.0.0.1 is in use"))
                    .singleElement()
                    .asString()
                    .contains("process " + self, "--set " + key + "=PORT"));
        } finally {
            close(taken);
        }
    }

    @Test
    void onePortInUseIsEnoughToStartNothing() throws IOException {
        Map<String, Integer> ports = PortKeys.chosen();
        List<ServerSocket> taken = listenOn(List.of(ports.get("cassandra.port")));
        try {
            CommandLine.Result result = start().withPorts(ports).run();

            assertFailed(result);
            assertThat(result.output().strip()).startsWith("cassandra.port: ").hasLineCount(1);
        } finally {
            close(taken);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        CommandLine.Result result = CommandLine.in(directory)
                .arguments("--data-dir", file.resolve("data").toString())
                .withFreePorts()
                .run();

        assertFailed(result);
        assertThat(result.output())
                .startsWith("data-dir: " + file.resolve("data"))
                .contains("choose another --data-dir");
        assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void aSecondApplianceOnADataDirectoryIsToldWhoHasIt(RunningAppliance first) {
        CommandLine.Result result = CommandLine.in(directory)
                .arguments("--data-dir", first.directory().toString())
                .withFreePorts()
                .run();

        assertFailed(result);
        assertThat(result.output())
                .contains(
                        "data-dir: " + first.directory() + " is in use",
                        "process id " + first.process().pid(),
                        "http://127.0.0.1:" + first.port("dashboard.port"));
        assertThat(first.api().status().path("state").asText()).isEqualTo("RUNNING");
    }

    @Test
    void anUnknownKeyIsNamedWithItsPlaceAndTheNearestOne() throws IOException {
        Path file = Files.writeString(directory.resolve("my.yaml"), "kafka:\n  prot: 9192\n");

        CommandLine.Result result = start().arguments("--config", file.toString(), "--set", "cassandra.prot=1")
                .environment("APPLIANCE_FETCH_INTERVALL", "5s")
                .run();

        assertFailed(result);
        assertThat(result.output())
                .contains("kafka.prot", "kafka.port", "my.yaml", "cassandra.prot", "cassandra.port")
                .contains("APPLIANCE_FETCH_INTERVALL", "APPLIANCE_FETCH_INTERVAL?")
                .hasLineCount(3);
    }

    @Test
    void everyValueOfAWrongTypeIsNamedAtOnce() {
        CommandLine.Result result = start().arguments("--set", "kafka.port=many", "--set", "fetch.interval=soon")
                .arguments("--set", "fetch.enabled=perhaps", "--set", "stream.mode=fast")
                .arguments("--set", "spark.executor-memory=much", "--set", "fetch.results=6000")
                .run();

        assertFailed(result);
        assertThat(result.output().lines())
                .extracting(line -> line.split(":")[0])
                .containsExactlyInAnyOrder(
                        "kafka.port",
                        "fetch.interval",
                        "fetch.enabled",
                        "stream.mode",
                        "spark.executor-memory",
                        "fetch.results");
    }

    @Test
    void aConfigFileThatIsNotThereIsNamed() {
        CommandLine.Result result = start().arguments(
                        "--config", directory.resolve("none.yaml").toString())
                .run();

        assertFailed(result);
        assertThat(result.output()).contains(directory.resolve("none.yaml").toString());
    }

    @Test
    void anUnknownOptionIsAWrongCommandLine() {
        CommandLine.Result result = start().arguments("--data-directory", "x").run();

        assertThat(result.exitCode()).isEqualTo(WRONG_COMMAND_LINE);
        assertThat(result.output()).contains("--data-directory", "--data-dir");
        assertNothingBegun(result);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "11", "16"})
    void aJavaThatIsTooOldIsNamedWithTheOneThatIsNeeded(String version) {
        ForeignProgram.Result result = ForeignProgram.withJar(OldJava.class)
                .run(
                        List.of(
                                BOOT,
                                version,
                                "--data-dir",
                                directory.resolve("data").toString()),
                        directory,
                        PATIENCE);

        assertThat(result.exitCode()).isEqualTo(FAILED);
        assertThat(result.err())
                .startsWith("Java " + version + " at ")
                .contains("too old", "Java 17")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aJavaThatIsTooOldGetsAsFarAsToSayIt() throws IOException {
        try (JarFile jar = new JarFile(Workplace.jar().toFile())) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            assertThat(classes).extracting(JarEntry::getName).contains(BOOT.replace('.', '/') + ".class");
            for (JarEntry entry : classes) {
                try (DataInputStream content = new DataInputStream(jar.getInputStream(entry))) {
                    content.skipBytes(CLASS_FILE_VERSION_AT);
                    assertThat(content.readUnsignedShort()).as(entry.getName()).isEqualTo(CLASS_FILE_OF_JAVA_8);
                }
            }
        }
    }

    @Test
    void aMachineThatIsTooSmallIsNamed() {
        CommandLine.Result result = start().withFreePorts()
                .arguments("--set", "machine.min-memory=4000GiB", "--set", "machine.min-free-space=4000000GiB")
                .run();

        assertFailed(result);
        assertThat(result.output()).contains("machine.min-memory: 4000GiB", "machine.min-free-space: 4000000GiB");
    }

    private CommandLine start() {
        return CommandLine.in(directory)
                .arguments("--data-dir", directory.resolve("data").toString());
    }

    private void assertFailed(CommandLine.Result result) {
        assertThat(result.exitCode()).as(result.output()).isEqualTo(FAILED);
        assertNothingBegun(result);
    }

    private void assertNothingBegun(CommandLine.Result result) {
        assertThat(result.output()).doesNotContain("Exception", "\tat ", "starts;", "  up ");
        assertThat(directory.resolve("pipeline-data")).doesNotExist();
        assertThat(filesIn(directory.resolve("data"))).isSubsetOf("appliance.lock");
    }

    private static List<String> filesIn(Path data) {
        String[] names = data.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    private static List<ServerSocket> listenOn(Iterable<Integer> ports) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int port : ports) {
            sockets.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        }
        return sockets;
    }

    private static void close(List<ServerSocket> sockets) throws IOException {
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }
}
