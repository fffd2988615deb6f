package io.pipelineappliance.schedule.store;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * All that the schedule remembers. Every method of its parts throws {@link ApplianceException} when the file can no longer be used.
 *
 * @param dags how far each DAG has come
 * @param runs the runs
 * @param tries what became of each run's tasks
 * @param logs what each try said
 * @param alerts what was wrong
 */
public record ScheduleStore(
        DagStore dags, RunStore runs, TryStore tries, LogStore logs, AlertStore alerts, Database database)
        implements AutoCloseable {

    /**
     * Opens the store in a directory, or makes it.
     *
     * @throws ApplianceException when the directory cannot be used
     */
    public static ScheduleStore open(Path directory) {
        Database database = Database.open(directory, schema());
        return new ScheduleStore(
                new DagStore(database),
                new RunStore(database),
                new TryStore(database),
                new LogStore(database),
                new AlertStore(database),
                database);
    }

    private static String schema() {
        try (InputStream schema = ScheduleStore.class.getResourceAsStream("schema.sql")) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
