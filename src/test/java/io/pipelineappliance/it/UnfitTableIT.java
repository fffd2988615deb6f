package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.PipelineAppliance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of that name which somebody else made. */
class UnfitTableIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path directory;

    @Test
    void theStartFailsWithWhatIsUnfitAndLeavesTheTableAsItIs() {
        inCassandra(session -> {
            session.execute("CREATE KEYSPACE " + PipelineTable.KEYSPACE
                    + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            session.execute("CREATE TABLE " + PipelineTable.NAME + " (id uuid PRIMARY KEY, first_name text, dob text)");
        });

        try (RunningAppliance appliance = RunningAppliance.named("unfit-table")
                .dataDirectory(directory)
                .withoutFetcher()
                .launch()) {
            assertThat(appliance.process().exitCode(PATIENCE)).isEqualTo(1);
            assertThat(appliance.process().output())
                    .contains(PipelineTable.NAME, "dob", "timestamp", "last_name")
                    .doesNotContain("Exception", "\tat ", "All is up");
        }

        inCassandra(session -> assertThat(session.execute("DESCRIBE TABLE " + PipelineTable.NAME)
                        .one()
                        .getString("create_statement"))
                .contains("id uuid PRIMARY KEY,", "dob text,", "first_name text")
                .doesNotContain("last_name"));
    }

    private void inCassandra(Consumer<CqlSession> work) {
        try (PipelineAppliance cassandra = PipelineAppliance.builder()
                .components(ApplianceComponent.CASSANDRA)
                .dataDirectory(directory)
                .start()) {
            work.accept(cassandra.cassandra().session());
        }
    }
}
