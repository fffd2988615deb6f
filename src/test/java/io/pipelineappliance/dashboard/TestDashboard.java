package io.pipelineappliance.dashboard;

import io.pipelineappliance.config.DashboardConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.schedule.Dags;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A dashboard for tests, on any free port and not started. */
public final class TestDashboard {
    private TestDashboard() {}

    /** One that shows a schedule, and nothing else. */
    public static Dashboard of(Dags dags) {
        return of(() -> null, new RecordedControl(), dags);
    }

    /** The same with settings of its own, like {@code dashboard.read-only=true}. */
    public static Dashboard of(Dags dags, String... settings) {
        return with(() -> null, new RecordedControl(), dags, settings);
    }

    /** One that shows these. */
    public static Dashboard of(Supplier<Status> status, ComponentControl control, Dags dags, ApiArea... areas) {
        return new Dashboard(config(0), status, control, dags, List.of(areas));
    }

    /** One with these settings of its own, like {@code dashboard.read-only=true}. */
    static Dashboard with(Supplier<Status> status, ComponentControl control, Dags dags, String... settings) {
        String[] all = Stream.concat(Stream.of("dashboard.port=0"), Stream.of(settings))
                .toArray(String[]::new);
        return new Dashboard(LoadedDefaults.with(all).dashboard(), status, control, dags, List.of());
    }

    /** One that lets go of listeners early. */
    static Dashboard impatient(Supplier<Status> status, Dags dags, Duration patience) {
        return new Dashboard(config(0), status, new RecordedControl(), dags, List.of(), patience);
    }

    /** The configuration of one on this port. */
    static DashboardConfig config(int port) {
        return LoadedDefaults.with("dashboard.port=" + port).dashboard();
    }
}
