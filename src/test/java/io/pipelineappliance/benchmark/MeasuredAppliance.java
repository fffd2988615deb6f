package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.PortKeys;
import io.pipelineappliance.it.harness.ProcessTree;
import io.pipelineappliance.support.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The executable jar as a process of its own, on free ports, and its API. */
final class MeasuredAppliance implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path console;
    private final int dashboardPort;
    private final long startedAtMillis;
    private final Process process;
    private final Thread endWithUs;

    /**
     * @param jar the executable jar
     * @param dataDirectory new or left by an earlier start
     * @param settings config keys beyond the free ports
     * @param environment variables beyond those of this process
     */
    MeasuredAppliance(Path jar, Path dataDirectory, Map<String, String> settings, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(dataDirectory);
        console = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".console");
        dashboardPort = FreePort.next();
        ProcessBuilder builder = new ProcessBuilder(command(jar, dataDirectory, settings))
                // Where no appliance.yaml lies about.
                .directory(dataDirectory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("APPLIANCE_") || name.startsWith("SPARK_"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        startedAtMillis = System.currentTimeMillis();
        process = builder.start();
        endWithUs = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(endWithUs);
    }

    private List<String> command(Path jar, Path dataDirectory, Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        PortKeys.all().forEach(key -> all.put(key, "0"));
        all.put("dashboard.port", String.valueOf(dashboardPort));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                jar.toString(),
                "--data-dir",
                dataDirectory.toString()));
        all.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        return command;
    }

    /** When it was told to start, in ms since the epoch. */
    long startedAtMillis() {
        return startedAtMillis;
    }

    /** Of its dashboard. */
    String address() {
        return "http://127.0.0.1:" + dashboardPort;
    }

    ProcessHandle main() {
        return process.toHandle();
    }

    /** The JVMs that it started and that still run. */
    List<ProcessHandle> executors() {
        return process.descendants().filter(child -> !isArchiving(child)).toList();
    }

    /** Whether class-data archives are being made in the background. */
    boolean isArchiving() {
        return process.descendants().anyMatch(MeasuredAppliance::isArchiving);
    }

    private static boolean isArchiving(ProcessHandle child) {
        return ProcessTree.commandLine(child).contains("-Xshare:dump");
    }

    /** The status, or nothing as long as the dashboard does not answer. */
    Optional<JsonNode> status() throws InterruptedException {
        if (!process.isAlive()) {
            throw new BenchmarkFailed(
                    "The appliance ended with exit code " + process.exitValue() + "; it said:\n" + said());
        }
        URI address = URI.create(address() + "/api/v1/status");
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(json.readTree(response.body())) : Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** Asks for one component to be stopped. */
    void stopComponent(String name) throws InterruptedException {
        URI address = URI.create(address() + "/api/v1/components/" + name + "/stop");
        HttpRequest request = HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 202) {
                throw new BenchmarkFailed(name + " cannot be stopped: HTTP status " + status);
            }
        } catch (IOException e) {
            throw new BenchmarkFailed(name + " cannot be stopped: " + e.getMessage());
        }
    }

    /** Returns the status as soon as it is as asked, asking twice a second. */
    JsonNode awaitStatus(String what, Predicate<JsonNode> condition) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        Optional<JsonNode> last = Optional.empty();
        while (Instant.now().isBefore(limit)) {
            last = status();
            if (last.filter(condition).isPresent()) {
                return last.get();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new BenchmarkFailed(
                "The appliance was not " + what + " within " + PATIENCE.toMinutes() + " minutes; it said:\n" + said()
                        + "\nIts status: " + last.map(JsonNode::toString).orElse("none"));
    }

    /** All that it printed. */
    String said() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            return "(" + console + " is not readable)";
        }
    }

    /** The component's address, {@code host:port}. */
    static String address(JsonNode status, String component) {
        return component(status, component).get("address").asText();
    }

    static JsonNode component(JsonNode status, String name) {
        for (JsonNode component : status.get("components")) {
            if (component.get("name").asText().equals(name)) {
                return component;
            }
        }
        throw new BenchmarkFailed("The status has no component " + name + ": " + status);
    }

    /** Asks it to stop as Ctrl-C does and returns how long that took; kills it when it takes too long. */
    Duration stop() throws InterruptedException {
        long begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new BenchmarkFailed(
                    "The appliance did not stop within " + STOP_PATIENCE.toSeconds() + " s of SIGTERM");
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        Runtime.getRuntime().removeShutdownHook(endWithUs);
    }
}
