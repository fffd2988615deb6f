package io.pipelineappliance.testing;

import io.pipelineappliance.assembly.Libraries;
import io.pipelineappliance.assembly.SparkSystem;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.SparkConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * The process's Spark. A JVM can have one Spark application, so all appliances of the process use that of the first, and the last one to
 * close ends it.
 */
final class SharedSpark {
    private static SharedSpark current;
    private static int users;

    private final Path directory;
    private final SparkSystem own;
    private final SparkSystem shared;

    private SharedSpark(SparkConfig config, Path directory, Libraries libraries, Map<String, String> properties) {
        this.directory = directory;
        own = SparkSystem.own(config, directory, libraries, inThisProcess(properties));
        shared = own.with(StartedOnce::new);
    }

    /**
     * Spark for one more appliance; the settings are those of the first.
     *
     * @param pipeline whether the appliance's own stream job runs on it. What that writes to is opened once for each executor, so its
     *     appliance must be the first.
     * @throws ApplianceException when it is not
     */
    static synchronized SparkSystem join(
            SparkConfig config, Libraries libraries, Map<String, String> properties, boolean pipeline) {
        if (current == null) {
            current = new SharedSpark(
                    config, temporary(), libraries, pipeline ? properties : withoutStreamJob(properties));
        } else if (pipeline) {
            throw new ApplianceException(
                    "withPipeline: another appliance of this process has started Spark already, which a"
                            + " process has once; close that one first, start the one with the pipeline before it, or use another JVM");
        }
        users++;
        return current.shared;
    }

    /** One appliance less. */
    static synchronized void leave() {
        users--;
        if (users == 0) {
            SharedSpark last = current;
            current = null;
            last.end();
        }
    }

    private void end() {
        List<ProcessHandle> executors = SparkExecutors.running();
        own.application().close();
        own.cluster().close();
        // Spark tells them to end, and does not wait for it.
        SparkExecutors.awaitEnd(executors);
        FileUtils.deleteQuietly(directory.toFile());
    }

    /** Executors are other processes: they have the class path of this one, so the test's own classes too. */
    private static Map<String, String> inThisProcess(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("spark.executor.extraClassPath", absolute(System.getProperty("java.class.path")));
        all.put("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
        // Without a Spark home of its own the launcher would look for one.
        all.put("spark.executorEnv.SPARK_SQL_TESTING", "1");
        return all;
    }

    /** Nothing to open before the first task. */
    private static Map<String, String> withoutStreamJob(Map<String, String> properties) {
        Map<String, String> rest = new HashMap<>(properties);
        rest.remove("spark.plugins");
        return rest;
    }

    private static String absolute(String classPath) {
        StringBuilder absolute = new StringBuilder();
        for (String entry : classPath.split(File.pathSeparator)) {
            absolute.append(absolute.isEmpty() ? "" : File.pathSeparator).append(new File(entry).getAbsolutePath());
        }
        return absolute.toString();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("pipeline-appliance-spark-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Started by the first appliance that gets there; ended by nobody but {@link #end}. */
    private static final class StartedOnce implements Component {
        private final Component shared;
        private boolean started;

        StartedOnce(Component shared) {
            this.shared = shared;
        }

        @Override
        public synchronized void start() throws Exception {
            if (!started) {
                shared.start();
                started = true;
            }
        }

        @Override
        public Health check() {
            return shared.check();
        }

        @Override
        public void close() {
            // The others may still use it.
        }
    }
}
