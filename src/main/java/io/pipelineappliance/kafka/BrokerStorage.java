package io.pipelineappliance.kafka;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The directory's formatting. Kafka writes {@code meta.properties} last and in one move, so its presence is what tells
 * a formatted directory from one whose formatting was cut off; the latter is formatted again.
 */
final class BrokerStorage {
    /** Written by Kafka as the last act of an orderly stop, removed by the next start. */
    private static final String CLEAN_SHUTDOWN = ".kafka_cleanshutdown";

    private BrokerStorage() {}

    static boolean cleanlyStopped(Path directory) {
        return Files.exists(directory.resolve(CLEAN_SHUTDOWN));
    }

    static void format(Path directory) throws Exception {
        if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try (PrintStream discarded = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(discarded)
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setHasDynamicQuorum(false)
                    .setIgnoreFormatted(true)
                    .run();
        }
    }
}
