package io.pipelineappliance.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.config.DashboardAccount;
import io.pipelineappliance.config.Secret;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final DashboardAccount OLIVIA =
            new DashboardAccount("olivia", DashboardAccount.Role.OPERATOR, new Secret("x"));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Sessions sessions = new Sessions(new WrongLoginsTest.TestClock(now));

    @Test
    void aSessionLastsUntilItExpires() {
        String session = sessions.begin(OLIVIA);
        now.set(Instant.EPOCH.plus(Sessions.LENGTH).minusMillis(1));
        assertThat(sessions.find(session)).contains(OLIVIA);

        now.set(Instant.EPOCH.plus(Sessions.LENGTH));

        assertThat(sessions.find(session)).isEmpty();
        assertThat(sessions.count()).isZero();
    }

    @Test
    void theOldestGivesWayWhenThereAreTooMany() {
        String first = sessions.begin(OLIVIA);
        String second = sessions.begin(OLIVIA);
        for (int i = 1; i < Sessions.MOST; i++) {
            sessions.begin(OLIVIA);
        }

        assertThat(sessions.count()).isEqualTo(Sessions.MOST);
        assertThat(sessions.find(first)).isEmpty();
        assertThat(sessions.find(second)).isPresent();
    }
}
