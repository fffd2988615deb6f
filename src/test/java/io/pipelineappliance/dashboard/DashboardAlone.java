package io.pipelineappliance.dashboard;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The dashboard of the working tree in a process of its own, which is up in a second or two: its areas look into an appliance that runs
 * already, on the usual ports or those that are given; its status and schedule are simulated.
 */
final class DashboardAlone {
    private DashboardAlone() {}

    /** Serves it until the process is stopped: {@code PORT DATA-DIRECTORY [KEY=VALUE...]}. */
    public static void main(String[] arguments) throws InterruptedException {
        String[] settings = Arrays.copyOfRange(arguments, 2, arguments.length);
        ApplianceConfig config = LoadedDefaults.with(settings);
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now(), false);
        Dashboard dashboard = new Dashboard(
                TestDashboard.config(Integer.parseInt(arguments[0])),
                pipeline,
                pipeline,
                FakeDags.ofADay(),
                AllAreas.of(config, session(config), Path.of(arguments[1])));
        dashboard.start();
        Thread.currentThread().join();
    }

    private static Supplier<CqlSession> session(ApplianceConfig config) {
        AtomicReference<CqlSession> session = new AtomicReference<>();
        return () -> session.updateAndGet(
                open -> open == null ? CassandraSessions.open(config.cassandra().port(), "dashboard-alone") : open);
    }
}
