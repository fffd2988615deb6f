package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.RunningAppliance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A table of that name which somebody else made. */
class UnfitTableIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void theStartFailsWithWhatIsUnfitAndLeavesTheTableAsItIs() {
        try (RunningAppliance appliance =
                RunningAppliance.named("unfit-table").withoutFetcher().start()) {
            CqlSession session = appliance.table().session();
            session.execute("DROP TABLE " + PipelineTable.NAME);
            session.execute("CREATE TABLE " + PipelineTable.NAME + " (id uuid PRIMARY KEY, first_name text, dob text)");
            appliance.table().close();
            assertThat(appliance.terminate().exitCode()).isZero();

            String first = failedStart(appliance);
            assertThat(first).contains(PipelineTable.NAME, "dob", "timestamp", "last_name");
            assertThat(first).doesNotContain("Exception", "\tat ", "All is up");
            // Had the first start altered the table, the second would have less to say, or nothing.
            assertThat(lastLine(failedStart(appliance))).isEqualTo(lastLine(first));
        }
    }

    private static String failedStart(RunningAppliance appliance) {
        appliance.relaunch();
        assertThat(appliance.process().exitCode(PATIENCE)).isEqualTo(1);
        return appliance.process().output();
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce((before, last) -> last).orElseThrow();
    }
}
