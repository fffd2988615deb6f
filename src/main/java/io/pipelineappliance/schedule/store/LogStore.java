package io.pipelineappliance.schedule.store;

import java.time.Instant;
import java.util.List;

/** What each try said. A try that says too much is cut short, with a line that says so. */
public final class LogStore {
    private static final int MOST_LINES = 5_000;
    private static final String CUT = "The log ends here, since it has " + MOST_LINES + " lines; the try goes on.";

    private final Database database;

    LogStore(Database database) {
        this.database = database;
    }

    /** @param sentence without line breaks */
    public void add(TryKey key, Instant at, String sentence) {
        long lines = database.count(
                "SELECT count(*) FROM line WHERE run = ? AND task = ? AND try = ?",
                key.run(),
                key.task(),
                key.number());
        if (lines <= MOST_LINES) {
            database.update(
                    "INSERT INTO line (run, task, try, number, at, text) VALUES (?, ?, ?, ?, ?, ?)",
                    key.run(),
                    key.task(),
                    key.number(),
                    lines + 1,
                    at.toEpochMilli(),
                    lines == MOST_LINES ? CUT : sentence);
        }
    }

    /** Each with its moment, from the line after {@code after} on. */
    public List<String> lines(TryKey key, int after) {
        return database.query(
                row -> Columns.moment(row, "at") + " " + row.getString("text"),
                "SELECT at, text FROM line WHERE run = ? AND task = ? AND try = ? AND number > ? ORDER BY number",
                key.run(),
                key.task(),
                key.number(),
                after);
    }
}
