package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.RunFilter;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TriggerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs. */
public final class RunStore {
    private static final String NOT_ENDED = " AND state IN ('QUEUED', 'RUNNING')";

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    /** Makes runs, all queued. */
    public List<StoredRun> create(List<NewRun> runs) {
        return database.transaction(
                t -> runs.stream().map(run -> create(t, run)).toList());
    }

    private static StoredRun create(Database.Transaction t, NewRun run) {
        t.update(
                "INSERT INTO run (dag, id, interval_start, interval_end, trigger, state, claimed, parameters, queued_at, note)"
                        + " VALUES (?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?, ?)",
                run.dag(),
                freeId(t, run),
                run.interval().start().toEpochMilli(),
                run.interval().end().toEpochMilli(),
                run.trigger().name(),
                run.claimed() ? 1 : 0,
                run.parameters(),
                run.queuedAt().toEpochMilli(),
                run.note().orElse(null));
        long number = t.lastId();
        int position = 0;
        for (String task : run.tasks()) {
            t.update(
                    "INSERT INTO task (run, position, id, state) VALUES (?, ?, ?, 'QUEUED')", number, position++, task);
        }
        return t.query(StoredRun::read, "SELECT * FROM run WHERE number = ?", number)
                .get(0);
    }

    private static String freeId(Database.Transaction t, NewRun run) {
        String id = run.id();
        for (int copy = 2;
                !t.query(row -> 1, "SELECT 1 FROM run WHERE dag = ? AND id = ?", run.dag(), id)
                        .isEmpty();
                copy++) {
            id = run.id() + "__" + copy;
        }
        return id;
    }

    public Optional<StoredRun> find(String dag, String id) {
        return database.first(StoredRun::read, "SELECT * FROM run WHERE dag = ? AND id = ?", dag, id);
    }

    public StoredRun byNumber(long number) {
        return database.first(StoredRun::read, "SELECT * FROM run WHERE number = ?", number)
                .orElseThrow();
    }

    /** Runs in that state. */
    public List<StoredRun> inState(String dag, RunState state) {
        return database.query(
                StoredRun::read, "SELECT * FROM run WHERE dag = ? AND state = ? ORDER BY number", dag, state.name());
    }

    /** The newest interval first. */
    public List<StoredRun> page(String dag, RunFilter filter, int offset, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(dag, filter, values);
        values.add(limit);
        values.add(offset);
        return database.query(
                StoredRun::read,
                "SELECT * FROM run" + where + " ORDER BY interval_start DESC, number DESC LIMIT ? OFFSET ?",
                values.toArray());
    }

    public long count(String dag, RunFilter filter) {
        List<Object> values = new ArrayList<>();
        return database.count("SELECT count(*) FROM run" + where(dag, filter, values), values.toArray());
    }

    private static String where(String dag, RunFilter filter, List<Object> values) {
        StringBuilder where = new StringBuilder(" WHERE dag = ?");
        values.add(dag);
        anyOf(where, "state", filter.states().stream().map(RunState::name).toList(), values);
        anyOf(
                where,
                "trigger",
                filter.triggers().stream().map(TriggerKind::name).toList(),
                values);
        filter.from().ifPresent(from -> {
            where.append(" AND interval_start >= ?");
            values.add(from.toEpochMilli());
        });
        filter.to().ifPresent(to -> {
            where.append(" AND interval_start < ?");
            values.add(to.toEpochMilli());
        });
        return where.toString();
    }

    private static void anyOf(StringBuilder where, String column, List<String> names, List<Object> values) {
        if (!names.isEmpty()) {
            where.append(" AND ")
                    .append(column)
                    .append(" IN (?")
                    .append(", ?".repeat(names.size() - 1))
                    .append(')');
            values.addAll(names);
        }
    }

    public Map<RunState, Long> countByState(String dag) {
        Map<RunState, Long> counts = new EnumMap<>(RunState.class);
        database.query(
                row -> counts.put(RunState.valueOf(row.getString(1)), row.getLong(2)),
                "SELECT state, count(*) FROM run WHERE dag = ? GROUP BY state",
                dag);
        return counts;
    }

    /** How many runs there are of each state, by the day in UTC on which their intervals start; the oldest day first. */
    public Map<LocalDate, Map<RunState, Long>> countByDay(String dag, RunFilter filter) {
        List<Object> values = new ArrayList<>();
        String where = where(dag, filter, values);
        Map<LocalDate, Map<RunState, Long>> days = new LinkedHashMap<>();
        database.query(
                row -> days.computeIfAbsent(LocalDate.ofEpochDay(row.getLong(1)), day -> new EnumMap<>(RunState.class))
                        .put(RunState.valueOf(row.getString(2)), row.getLong(3)),
                "SELECT interval_start / 86400000, state, count(*) FROM run" + where + " GROUP BY 1, 2 ORDER BY 1",
                values.toArray());
        return days;
    }

    /** Runs that wait for their turn, in that order: what somebody or the clock waits for comes before the past. */
    public List<StoredRun> queued(String dag, int limit) {
        return database.query(
                StoredRun::read,
                "SELECT * FROM run WHERE dag = ? AND state = 'QUEUED' AND claimed = 1"
                        + " ORDER BY trigger IN ('BACKFILL', 'RETRY'), number LIMIT ?",
                dag,
                limit);
    }

    /** Scheduled runs whose interval may not be this appliance's yet. */
    public List<StoredRun> unclaimed(String dag) {
        return database.query(StoredRun::read, "SELECT * FROM run WHERE dag = ? AND claimed = 0 ORDER BY number", dag);
    }

    /** How many scheduled runs have not ended. */
    public long openScheduled(String dag) {
        return database.count("SELECT count(*) FROM run WHERE dag = ? AND trigger = 'SCHEDULED'" + NOT_ENDED, dag);
    }

    /** Runs of exactly that interval, other than by hand. */
    public List<StoredRun> ofInterval(String dag, DataInterval interval) {
        return database.query(
                StoredRun::read,
                "SELECT * FROM run WHERE dag = ? AND interval_start = ? AND interval_end = ? AND trigger <> 'MANUAL'",
                dag,
                interval.start().toEpochMilli(),
                interval.end().toEpochMilli());
    }

    /** The states of the newest ended runs, the newest first. */
    public List<RunState> lastOutcomes(String dag, int limit) {
        return database.query(
                row -> RunState.valueOf(row.getString(1)),
                "SELECT state FROM run WHERE dag = ? AND state IN ('SUCCESS', 'FAILED') ORDER BY ended_at DESC, number DESC LIMIT ?",
                dag,
                limit);
    }

    /** The interval of a run is this appliance's, and the schedule is done with it. */
    public void claimed(StoredRun run) {
        database.transaction(t -> {
            DagStore.move(t, run.dag(), run.interval().end());
            return t.update("UPDATE run SET claimed = 1 WHERE number = ?", run.number());
        });
    }

    public void delete(StoredRun run) {
        database.transaction(t -> t.update("DELETE FROM run WHERE number = ?", run.number()));
    }

    /** The run has a thread now; when it first began stays. */
    public void begin(long run, Instant at) {
        database.update(
                "UPDATE run SET state = 'RUNNING', started_at = coalesce(started_at, ?) WHERE number = ?",
                at.toEpochMilli(),
                run);
    }

    /** The run goes on later; the note says why. */
    public void requeue(long run, String note) {
        database.transaction(t ->
                t.update("UPDATE run SET state = 'QUEUED', ended_at = NULL, note = ? WHERE number = ?", note, run));
    }

    public void end(long run, RunState state, Instant at, Optional<String> note) {
        database.transaction(t -> t.update(
                "UPDATE run SET state = ?, ended_at = ?, note = coalesce(?, note) WHERE number = ?",
                state.name(),
                at.toEpochMilli(),
                note.orElse(null),
                run));
    }

    /**
     * Forgets what ended, the oldest first, and what is left behind by too many bytes of output.
     *
     * @param keep ended runs to keep
     * @param since when a run that is kept has ended
     * @param bytes of output to keep, of all runs together
     */
    public void forget(String dag, int keep, Instant since, long bytes) {
        database.transaction(t -> {
            int forgotten = t.update(
                    "DELETE FROM run WHERE dag = ? AND ended_at IS NOT NULL AND (ended_at < ? OR number <= coalesce(("
                            + "SELECT number FROM run WHERE dag = ? AND ended_at IS NOT NULL"
                            + " ORDER BY number DESC LIMIT 1 OFFSET ?), -1))",
                    dag,
                    since.toEpochMilli(),
                    dag,
                    keep);
            return forgotten + forgetOutput(t, dag, bytes);
        });
    }

    private static int forgetOutput(Database.Transaction t, String dag, long bytes) {
        return t.update(
                "UPDATE task SET output = NULL WHERE output IS NOT NULL AND run IN (SELECT number FROM (SELECT run.number,"
                        + " run.ended_at, sum(length(task.output)) OVER (ORDER BY run.number DESC) AS kept"
                        + " FROM run JOIN task ON task.run = run.number"
                        + " WHERE run.dag = ? AND task.output IS NOT NULL) WHERE kept > ? AND ended_at IS NOT NULL)",
                dag,
                bytes);
    }
}
