package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.AlertView;
import java.util.List;
import java.util.Optional;

/** What was wrong, and what still is. */
public final class AlertStore {
    private static final int REMEMBERED = 1_000;

    private final Database database;

    AlertStore(Database database) {
        this.database = database;
    }

    /** The alert takes the place of one of its kind. */
    public void raise(AlertView alert) {
        database.transaction(t -> {
            t.update(
                    "UPDATE alert SET over = 1 WHERE dag = ? AND kind = ?",
                    alert.dag(),
                    alert.kind().name());
            t.update(
                    "INSERT INTO alert (dag, kind, sentence, since, run) VALUES (?, ?, ?, ?, ?)",
                    alert.dag(),
                    alert.kind().name(),
                    alert.sentence(),
                    alert.since().toEpochMilli(),
                    alert.run().orElse(null));
            return t.update(
                    "DELETE FROM alert WHERE dag = ? AND number <= (SELECT max(number) FROM alert) - ?",
                    alert.dag(),
                    REMEMBERED);
        });
    }

    /** Alerts of that kind are over. */
    public void end(String dag, AlertView.Kind kind) {
        database.update("UPDATE alert SET over = 1 WHERE dag = ? AND kind = ? AND over = 0", dag, kind.name());
    }

    /** What is wrong now, the newest first. */
    public List<AlertView> active(String dag) {
        return database.query(
                row -> new AlertView(
                        row.getString("dag"),
                        AlertView.Kind.valueOf(row.getString("kind")),
                        row.getString("sentence"),
                        Columns.moment(row, "since"),
                        Optional.ofNullable(row.getString("run"))),
                "SELECT * FROM alert WHERE dag = ? AND over = 0 ORDER BY number DESC",
                dag);
    }
}
