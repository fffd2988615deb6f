package io.pipelineappliance.dashboard.table;

import io.pipelineappliance.explore.table.CqlResult;
import io.pipelineappliance.explore.table.Keyspaces;
import io.pipelineappliance.explore.table.NewestRows;
import io.pipelineappliance.explore.table.RowPage;
import io.pipelineappliance.explore.table.TableColumn;
import io.pipelineappliance.explore.table.TableStatistics;
import io.pipelineappliance.explore.table.TableView;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class TableApiRecords {
    private TableApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.of(
                CqlResult.class,
                CqlResult.CqlColumn.class,
                Keyspaces.class,
                Keyspaces.KeyspaceTables.class,
                NewestRows.class,
                RowPage.class,
                TableColumn.class,
                TableStatistics.class,
                TableStatistics.DimensionCounts.class,
                TableStatistics.ValueCounts.class,
                TableView.class);
    }
}
