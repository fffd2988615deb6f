package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A task of a run.
 *
 * @param failures tries that failed or were cut off since it was last cleared
 * @param tries tries in all
 */
public record StoredTask(String id, RunState state, Optional<Instant> nextTryAt, int failures, int tries) {
    /** What to read, in front of the condition. */
    static final String SELECT = "SELECT run, id, state, next_try_at, failures,"
            + " (SELECT count(*) FROM try WHERE try.run = task.run AND try.task = task.id) AS tries FROM task";

    static StoredTask read(ResultSet row) throws SQLException {
        return new StoredTask(
                row.getString("id"),
                RunState.valueOf(row.getString("state")),
                Columns.optionalMoment(row, "next_try_at"),
                row.getInt("failures"),
                row.getInt("tries"));
    }
}
