package io.pipelineappliance.dashboard.system;

import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogFile;
import io.pipelineappliance.explore.logs.LogLine;
import io.pipelineappliance.explore.logs.LogPage;
import io.pipelineappliance.explore.logs.LoggerLevel;
import io.pipelineappliance.explore.machine.SystemView;
import io.pipelineappliance.explore.machine.ThreadDump;
import java.util.Arrays;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class SystemApiRecords {
    private SystemApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.concat(
                Stream.of(
                        SystemView.class,
                        ThreadDump.class,
                        ThreadDump.ThreadState.class,
                        EffectiveConfig.class,
                        EffectiveConfig.ConfigValue.class,
                        LogRoutes.LogOverview.class,
                        LogListener.LogEvent.class,
                        LoggerRoutes.LoggerPage.class,
                        ComponentLogs.ComponentLog.class,
                        LogFile.class,
                        LogLine.class,
                        LogPage.class,
                        LoggerLevel.class),
                Arrays.stream(SystemView.class.getDeclaredClasses()));
    }
}
