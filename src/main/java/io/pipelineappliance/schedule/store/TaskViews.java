package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TryView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of some runs with all their tries: in three queries, however many runs a page has. */
final class TaskViews {
    private final Database database;
    private final List<Long> runs;
    private final Map<TaskKey, List<TryRow>> tries = new HashMap<>();
    private final Map<TryKey, Map<String, String>> counters = new HashMap<>();

    private record TaskKey(long run, String task) {}

    private record TryRow(
            TryKey key, RunState state, Instant startedAt, Optional<Instant> endedAt, Optional<String> error) {
        static TryRow read(ResultSet row) throws SQLException {
            return new TryRow(
                    new TryKey(row.getLong("run"), row.getString("task"), row.getInt("number")),
                    RunState.valueOf(row.getString("state")),
                    Columns.moment(row, "started_at"),
                    Columns.optionalMoment(row, "ended_at"),
                    Optional.ofNullable(row.getString("error")));
        }

        TaskKey task() {
            return new TaskKey(key.run(), key.task());
        }
    }

    TaskViews(Database database, List<Long> runs) {
        this.database = database;
        this.runs = List.copyOf(runs);
    }

    /**
     * Reads them, the counters of a try after its state: one that has ended has all of them.
     *
     * @param now until when a try that runs has taken
     * @return the tasks of each run in the order in which they run
     */
    Map<Long, List<TaskView>> read(Instant now) {
        Map<Long, List<StoredTask>> tasks = new LinkedHashMap<>();
        query(
                row -> of(tasks, row.getLong("run")).add(StoredTask.read(row)),
                StoredTask.SELECT + " WHERE run IN (%s) ORDER BY run, position");
        query(TryRow::read, "SELECT * FROM try WHERE run IN (%s) ORDER BY number")
                .forEach(row -> of(tries, row.task()).add(row));
        query(
                row -> counters.computeIfAbsent(
                                new TryKey(row.getLong("run"), row.getString("task"), row.getInt("try")),
                                key -> new LinkedHashMap<>())
                        .put(row.getString("name"), row.getString("value")),
                "SELECT * FROM counter WHERE run IN (%s) ORDER BY rowid");
        Map<Long, List<TaskView>> views = new HashMap<>();
        tasks.forEach((run, some) ->
                views.put(run, some.stream().map(task -> view(run, task, now)).toList()));
        return views;
    }

    private <T> List<T> query(Database.RowReader<T> reader, String sql) {
        String marks = String.join(", ", runs.stream().map(run -> "?").toList());
        return database.query(reader, sql.formatted(marks), runs.toArray());
    }

    private static <K, T> List<T> of(Map<K, List<T>> lists, K key) {
        return lists.computeIfAbsent(key, first -> new ArrayList<>());
    }

    private TaskView view(long run, StoredTask task, Instant now) {
        List<TryView> views = tries.getOrDefault(new TaskKey(run, task.id()), List.of()).stream()
                .map(row -> view(row, now))
                .toList();
        return new TaskView(task.id(), task.state(), task.nextTryAt(), views);
    }

    private TryView view(TryRow row, Instant now) {
        return new TryView(
                row.key().number(),
                row.state(),
                row.startedAt(),
                row.endedAt(),
                Duration.between(row.startedAt(), row.endedAt().orElse(now)),
                row.error(),
                counters.getOrDefault(row.key(), Map.of()));
    }
}
