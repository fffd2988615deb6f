package io.pipelineappliance.it.infrastructure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Kafka's own main class, after the formatting that {@code kafka-storage.sh} would do. */
final class BrokerMain {
    private BrokerMain() {}

    /** @param arguments the file of properties and the cluster's id */
    public static void main(String[] arguments) throws Exception {
        Properties properties = read(Path.of(arguments[0]));
        String directory = properties.getProperty("log.dirs");
        if (Files.notExists(Path.of(directory, "meta.properties"))) {
            new Formatter()
                    .setPrintStream(System.out)
                    .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                    .setClusterId(arguments[1])
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .addDirectory(directory)
                    .setMetadataLogDirectory(directory)
                    .setHasDynamicQuorum(false)
                    .run();
        }
        kafka.Kafka.main(new String[] {arguments[0]});
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
