package io.pipelineappliance.explore.table;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.pipeline.Table;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What can be seen of Cassandra.
 *
 * @param table the pipeline's
 * @param console for whatever else
 */
public record CassandraExplorer(TableExplorer table, CqlConsole console) {

    /**
     * On a session that is opened by somebody else.
     *
     * @param sessions the open one; throws while there is none
     * @param place where Cassandra is, for sentences
     * @param table the pipeline's
     * @param timeColumn tells when a row belongs to
     * @param dimensions by what rows are counted; those on hidden columns are left out
     * @param justWritten primary keys of the last rows, newest first
     */
    public static CassandraExplorer on(
            Supplier<CqlSession> sessions,
            String place,
            Table table,
            String timeColumn,
            List<Dimension> dimensions,
            Masking masking,
            Supplier<List<String>> justWritten,
            Clock clock) {
        CqlRequests requests = new CqlRequests(sessions, place);
        List<Dimension> shown = dimensions.stream()
                .filter(dimension -> !masking.hides(dimension.column()))
                .toList();
        FreshScan scan = new FreshScan(new TableScan(requests, table, timeColumn, shown, clock), clock);
        return new CassandraExplorer(
                new TableExplorer(requests, table, masking, justWritten, scan), new CqlConsole(requests, masking));
    }
}
