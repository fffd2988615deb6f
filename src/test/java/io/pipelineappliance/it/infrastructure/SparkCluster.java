package io.pipelineappliance.it.infrastructure;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.StablePorts;
import io.pipelineappliance.it.harness.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.launcher.JavaModuleOptions;

/** Spark's standalone cluster, each of its daemons in a process of its own; the master keeps no state over a restart. */
public final class SparkCluster implements AutoCloseable {
    private static final int CORES = 4;
    private static final String DAEMON_HEAP = "256m";

    /** The least that Spark takes, with some room. */
    private static final String DRIVER_HEAP = "600m";

    private final Path directory;
    private final Path home;
    private final int port = StablePorts.next();
    private final int page = StablePorts.next();
    private final ServerProcess master;
    private final List<ServerProcess> workers;

    SparkCluster(Path directory, int workers) {
        this.directory = directory;
        this.home = ClassPaths.sparkHome(directory.resolve("spark"));
        this.master = daemon(
                "master",
                DAEMON_HEAP,
                port,
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--webui-port",
                        "" + page));
        this.workers = IntStream.range(0, workers).mapToObj(this::made).toList();
    }

    private ServerProcess made(int number) {
        int own = StablePorts.next();
        return daemon(
                "worker-" + number,
                DAEMON_HEAP,
                own,
                List.of(
                        "org.apache.spark.deploy.worker.Worker",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + own,
                        "--webui-port",
                        "" + StablePorts.next(),
                        "--cores",
                        "" + CORES,
                        "--memory",
                        "2g",
                        "--work-dir",
                        directory.resolve("work-" + number).toString(),
                        masterUrl()));
    }

    private ServerProcess daemon(String name, String heap, int port, List<String> program) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx" + heap));
        arguments.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ")));
        arguments.addAll(List.of("-Dspark.worker.timeout=15", "-cp", home.resolve("jars") + "/*"));
        arguments.addAll(program);
        Map<String, String> environment = Map.of(
                "PIPELINE_APPLIANCE_CACHE",
                Workplace.cache().toString(),
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.13",
                "SPARK_LOCAL_IP",
                "127.0.0.1");
        return new ServerProcess(name, arguments, environment, directory, port);
    }

    /** Where applications are submitted. */
    public String masterUrl() {
        return "spark://127.0.0.1:" + port;
    }

    /**
     * What {@code spark-submit} does, from the cluster's own distribution, with the driver in that process.
     *
     * @param mainClass of the job
     * @param jar has it
     * @param arguments of the job
     */
    public ServerProcess submit(String mainClass, Path jar, List<String> arguments) {
        int driverPage = StablePorts.next();
        List<String> program = new ArrayList<>(List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                masterUrl(),
                "--class",
                mainClass,
                "--conf",
                "spark.ui.port=" + driverPage,
                "--conf",
                "spark.driver.host=127.0.0.1",
                jar.toAbsolutePath().toString()));
        program.addAll(arguments);
        return daemon("driver", DRIVER_HEAP, driverPage, program);
    }

    /** The master. */
    public ServerProcess master() {
        return master;
    }

    /** One of the workers. */
    public ServerProcess worker(int number) {
        return workers.get(number);
    }

    SparkCluster start() {
        master.start();
        workers.forEach(ServerProcess::start);
        return this;
    }

    SparkCluster awaitUp() {
        master.awaitUp();
        workers.forEach(ServerProcess::awaitUp);
        return awaitWorkers();
    }

    /** Waits until the master knows all workers: after its own start they come one after the other, each in its time. */
    public SparkCluster awaitWorkers() {
        await("the master knows its workers")
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> aliveWorkers() == workers.size());
        return this;
    }

    private int aliveWorkers() throws IOException {
        return new ObjectMapper()
                .readTree(URI.create("http://127.0.0.1:" + page + "/json/").toURL())
                .path("aliveworkers")
                .asInt();
    }

    @Override
    public void close() {
        workers.forEach(ServerProcess::close);
        master.close();
    }
}
