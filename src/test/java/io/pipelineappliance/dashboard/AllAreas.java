package io.pipelineappliance.dashboard;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.assembly.DashboardAreas;
import io.pipelineappliance.assembly.PipelineSystems;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.support.FreePort;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every area of the API. */
public final class AllAreas {
    private AllAreas() {}

    /** All of them, with nobody behind: routes are there, and connections are made when they are used. */
    public static ApiArea[] disconnected() {
        Supplier<CqlSession> nobody = () -> {
            throw new IllegalStateException("there is no Cassandra here");
        };
        ApplianceConfig nowhere = LoadedDefaults.with(Stream.of(
                        "kafka.port",
                        "kafka.controller-port",
                        "zookeeper.port",
                        "schema-registry.port",
                        "cassandra.port")
                .map(key -> key + "=" + FreePort.next())
                .toArray(String[]::new));
        return of(nowhere, nobody, Path.of("target")).toArray(ApiArea[]::new);
    }

    static List<ApiArea> of(ApplianceConfig config, Supplier<CqlSession> cassandra, Path directory) {
        return new DashboardAreas(
                        PipelineSystems.of(config, new UsersPipeline(), cassandra, directory), LoadedDefaults.values())
                .all();
    }
}
