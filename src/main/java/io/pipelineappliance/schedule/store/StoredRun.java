package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TriggerKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A run without its tasks.
 *
 * @param number grows from run to run
 * @param parameters an object as JSON
 */
public record StoredRun(
        long number,
        String dag,
        String id,
        DataInterval interval,
        TriggerKind trigger,
        RunState state,
        String parameters,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> note) {

    static StoredRun read(ResultSet row) throws SQLException {
        return new StoredRun(
                row.getLong("number"),
                row.getString("dag"),
                row.getString("id"),
                new DataInterval(Columns.moment(row, "interval_start"), Columns.moment(row, "interval_end")),
                TriggerKind.valueOf(row.getString("trigger")),
                RunState.valueOf(row.getString("state")),
                row.getString("parameters"),
                Columns.moment(row, "queued_at"),
                Columns.optionalMoment(row, "started_at"),
                Columns.optionalMoment(row, "ended_at"),
                Optional.ofNullable(row.getString("note")));
    }
}
