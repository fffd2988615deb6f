package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TaskView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of the tasks of each run, try by try. */
public final class TryStore {
    private final Database database;

    TryStore(Database database) {
        this.database = database;
    }

    /** In the order in which they run. */
    public List<StoredTask> tasks(long run) {
        return database.query(StoredTask::read, StoredTask.SELECT + " WHERE run = ? ORDER BY position", run);
    }

    /**
     * The tasks of each of the runs with all their tries, in the order in which they run.
     *
     * @param now until when a try that runs has taken
     */
    public Map<Long, List<TaskView>> views(List<Long> runs, Instant now) {
        return new TaskViews(database, runs).read(now);
    }

    /** A try begins. */
    public void begin(TryKey key, Instant at) {
        database.transaction(t -> {
            t.update(
                    "INSERT INTO try (run, task, number, state, started_at) VALUES (?, ?, ?, 'RUNNING', ?)",
                    key.run(),
                    key.task(),
                    key.number(),
                    at.toEpochMilli());
            return t.update(
                    "UPDATE task SET state = 'RUNNING', next_try_at = NULL WHERE run = ? AND id = ?",
                    key.run(),
                    key.task());
        });
    }

    /** Writes down a count, or replaces it. */
    public void count(TryKey key, String name, String value) {
        database.update(
                "INSERT INTO counter (run, task, try, name, value) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (run, task, try, name) DO UPDATE SET value = excluded.value",
                key.run(),
                key.task(),
                key.number(),
                name,
                value);
    }

    /** A try did what it should; what it leaves takes the place of what an earlier one left. */
    public void succeed(TryKey key, Instant at, Optional<byte[]> output) {
        database.transaction(t -> {
            end(t, key, RunState.SUCCESS, at, Optional.empty());
            return t.update(
                    "UPDATE task SET state = 'SUCCESS', output = ? WHERE run = ? AND id = ?",
                    output.orElse(null),
                    key.run(),
                    key.task());
        });
    }

    /** A try ended in another way, which leaves its task in this state and counts as a failure or not. */
    public void end(TryKey key, RunState tryState, Instant at, String error, TaskEnd task) {
        database.transaction(t -> {
            end(t, key, tryState, at, Optional.of(error));
            return t.update(
                    "UPDATE task SET state = ?, next_try_at = ?, failures = failures + ? WHERE run = ? AND id = ?",
                    task.state().name(),
                    Columns.millis(task.nextTryAt()),
                    task.counts() ? 1 : 0,
                    key.run(),
                    key.task());
        });
    }

    private static void end(Database.Transaction t, TryKey key, RunState state, Instant at, Optional<String> error) {
        t.update(
                "UPDATE try SET state = ?, ended_at = ?, error = ? WHERE run = ? AND task = ? AND number = ?",
                state.name(),
                at.toEpochMilli(),
                error.orElse(null),
                key.run(),
                key.task(),
                key.number());
    }

    /** How a task is left by a try that did not succeed. */
    public record TaskEnd(RunState state, Optional<Instant> nextTryAt, boolean counts) {}

    public void mark(long run, List<String> tasks, RunState state) {
        database.transaction(t -> tasks.stream()
                .mapToInt(task -> t.update(
                        "UPDATE task SET state = ?, next_try_at = NULL WHERE run = ? AND id = ?",
                        state.name(),
                        run,
                        task))
                .sum());
    }

    /** Forgets the outcome of tasks, and has their run wait for its turn again. */
    public void clear(long run, List<String> tasks, String note) {
        database.transaction(t -> {
            for (String task : tasks) {
                t.update(
                        "UPDATE task SET state = 'QUEUED', next_try_at = NULL, failures = 0 WHERE run = ? AND id = ?",
                        run,
                        task);
            }
            return t.update("UPDATE run SET state = 'QUEUED', ended_at = NULL, note = ? WHERE number = ?", note, run);
        });
    }

    /** What a task of the run has left. */
    public Optional<byte[]> output(long run, String task) {
        List<Optional<byte[]>> outputs = database.query(
                row -> Optional.ofNullable(row.getBytes(1)),
                "SELECT output FROM task WHERE run = ? AND id = ?",
                run,
                task);
        return outputs.stream().findFirst().flatMap(output -> output);
    }

    /** Tries that were under way when the last process ended, of all DAGs. */
    public List<TryKey> underWay() {
        return database.query(
                row -> new TryKey(row.getLong(1), row.getString(2), row.getInt(3)),
                "SELECT run, task, number FROM try WHERE state = 'RUNNING'");
    }

    /** When the last thing happened that is known of a try. */
    public Instant lastSignOf(TryKey key) {
        return database.first(
                        row -> Instant.ofEpochMilli(row.getLong(1)),
                        "SELECT max(started_at, coalesce((SELECT max(at) FROM line WHERE line.run = try.run"
                                + " AND line.task = try.task AND line.try = try.number), 0))"
                                + " FROM try WHERE run = ? AND task = ? AND number = ?",
                        key.run(),
                        key.task(),
                        key.number())
                .orElseThrow();
    }
}
