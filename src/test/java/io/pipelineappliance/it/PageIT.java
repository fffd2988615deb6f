package io.pipelineappliance.it;

import io.pipelineappliance.it.harness.PageTests;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each page in a real browser, while all is well. */
@ExtendWith(SharedAppliance.class)
class PageIT {
    @Test
    void showsWhatRunsWithoutAComplaintOfTheBrowser(RunningAppliance appliance) {
        appliance.awaitRunning();

        PageTests.run("e2e", appliance, Duration.ofMinutes(20));
    }
}
