package io.pipelineappliance.schedule.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far each DAG has come. */
public final class DagStore {
    private final Database database;

    DagStore(Database database) {
        this.database = database;
    }

    /** Makes the DAG known, as running, if it is not. */
    public void know(String dag) {
        database.transaction(t -> t.update("INSERT INTO dag (id) VALUES (?) ON CONFLICT DO NOTHING", dag));
    }

    public boolean paused(String dag) {
        return database.count("SELECT count(*) FROM dag WHERE id = ? AND paused = 1", dag) > 0;
    }

    public void pause(String dag, boolean paused) {
        database.transaction(t -> t.update("UPDATE dag SET paused = ? WHERE id = ?", paused ? 1 : 0, dag));
    }

    /** End of the last interval that the schedule is done with; empty before the first. */
    public Optional<Instant> cursor(String dag) {
        List<Optional<Instant>> cursors = database.query(
                row -> Columns.optionalMoment(row, "cursor"), "SELECT cursor FROM dag WHERE id = ?", dag);
        return cursors.stream().findFirst().flatMap(cursor -> cursor);
    }

    /** Moves on; never back. */
    public void moveTo(String dag, Instant cursor) {
        database.transaction(t -> move(t, dag, cursor));
    }

    static int move(Database.Transaction transaction, String dag, Instant cursor) {
        return transaction.update(
                "UPDATE dag SET cursor = ? WHERE id = ? AND (cursor IS NULL OR cursor < ?)",
                cursor.toEpochMilli(),
                dag,
                cursor.toEpochMilli());
    }
}
