package io.pipelineappliance.it;

import io.pipelineappliance.it.harness.PageTests;
import io.pipelineappliance.it.harness.RunningAppliance;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each page in a real browser, while parts are away and come back. */
class OutagePagesIT {
    @Test
    void everyPageSaysWhatIsAwayAndRecoversByItself() {
        try (RunningAppliance appliance = RunningAppliance.named("outage-pages").start()) {
            PageTests.run("e2e:outages", appliance, Duration.ofMinutes(15));
        }
    }
}
