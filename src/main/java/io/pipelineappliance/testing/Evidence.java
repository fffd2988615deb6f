package io.pipelineappliance.testing;

import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.dashboard.Status.ComponentStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was there when a test failed, as files in {@code target/appliance/<class>.<method>}. With the system property
 * {@code appliance.keep=true} the appliance then stays up for a look, until the file {@code delete-me-to-go-on} there is deleted.
 */
final class Evidence {
    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
    private static final String STAYS_UNTIL_DELETED = "delete-me-to-go-on";
    private static final int LAST = 50;
    private static final long LOOK_NANOS = 200_000_000;

    private final TestScope scope;
    private final PipelineAppliance appliance;

    Evidence(TestScope scope) {
        this.scope = scope;
        this.appliance = scope.appliance();
    }

    void keep(ExtensionContext context, Throwable error) {
        String test = context.getRequiredTestClass().getName() + "."
                + context.getRequiredTestMethod().getName();
        Path directory = Path.of("target", "appliance", test.replace('$', '.'));
        try {
            // Of an earlier run.
            FileUtils.deleteDirectory(directory.toFile());
            write(directory, error);
            context.publishReportEntry("evidence", directory.toAbsolutePath().toString());
            if (Boolean.getBoolean("appliance.keep")) {
                stay(context, directory);
            }
        } catch (IOException e) {
            LOG.warn("the evidence of {} could not be written to {}: {}", test, directory, e.toString());
        }
    }

    void write(Path directory, Throwable error) throws IOException {
        Files.createDirectories(directory);
        put(directory, "failure.txt", () -> trace(error));
        put(directory, "components.txt", this::components);
        for (ComponentStatus component : appliance.running().status().components()) {
            put(
                    directory,
                    component.name() + ".log",
                    () -> String.join("\n", appliance.running().log(component.name())));
        }
        if (appliance.components().contains(ApplianceComponent.KAFKA)) {
            for (String topic : scope.topics()) {
                put(directory, topic + ".records.txt", () -> lastRecords(appliance.kafka(), topic, LAST));
            }
        }
        for (String keyspace : scope.usedKeyspace().stream().toList()) {
            put(directory, keyspace + ".rows.txt", () -> rows(keyspace));
        }
    }

    /** One source that cannot be asked any more must not cost what the others tell. */
    private static void put(Path directory, String name, Callable<String> text) throws IOException {
        String content;
        try {
            content = text.call();
        } catch (Exception e) {
            content = "could not be asked: " + e;
        }
        Files.writeString(directory.resolve(name), content + "\n");
    }

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private String components() {
        return appliance.running().status().components().stream()
                .map(component -> component.title() + " is " + component.state()
                        + (component.address() == null ? "" : " at " + component.address())
                        + (component.reason() == null ? "" : ": " + component.reason()))
                .collect(Collectors.joining("\n"));
    }

    static String lastRecords(KafkaHandle kafka, String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = kafka.records(topic);
        return records.stream()
                .skip(Math.max(0, records.size() - count))
                .map(record -> "partition " + record.partition() + " offset " + record.offset() + " key "
                        + text(record.key()) + " value " + text(record.value()))
                .collect(Collectors.joining("\n"));
    }

    static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }

    private String rows(String keyspace) {
        StringBuilder text = new StringBuilder();
        var session = appliance.cassandra().session();
        for (Row table :
                session.execute("SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?", keyspace)) {
            String name = keyspace + "." + table.getString("table_name");
            text.append(name).append('\n');
            session.execute("SELECT * FROM " + name + " LIMIT " + LAST)
                    .forEach(row ->
                            text.append("  ").append(row.getFormattedContents()).append('\n'));
        }
        return text.toString();
    }

    private void stay(ExtensionContext context, Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve(STAYS_UNTIL_DELETED), components());
        String dashboard = appliance.components().contains(ApplianceComponent.DASHBOARD)
                ? ", dashboard " + appliance.dashboard().url()
                : "";
        context.publishReportEntry(
                "appliance.keep", "the appliance stays up until you delete " + file.toAbsolutePath() + dashboard);
        while (Files.exists(file) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
