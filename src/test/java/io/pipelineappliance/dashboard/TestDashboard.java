package io.pipelineappliance.dashboard;

import io.pipelineappliance.config.DashboardConfig;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.schedule.Dags;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** A dashboard for tests, on any free port and not started. */
public final class TestDashboard {
    private TestDashboard() {}

    /** One that shows a schedule, and nothing else. */
    public static Dashboard of(Dags dags) {
        return of(() -> null, new RecordedControl(), dags);
    }

    /** One that shows these. */
    public static Dashboard of(Supplier<Status> status, ComponentControl control, Dags dags, ApiArea... areas) {
        return new Dashboard(config(0), status, control, dags, List.of(areas));
    }

    /** One that lets go of listeners early. */
    static Dashboard impatient(Supplier<Status> status, Dags dags, Duration patience) {
        return new Dashboard(config(0), status, new RecordedControl(), dags, List.of(), patience);
    }

    /** The configuration of one on this port. */
    static DashboardConfig config(int port) {
        return new DashboardConfig(port);
    }
}
