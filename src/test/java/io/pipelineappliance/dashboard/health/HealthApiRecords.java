package io.pipelineappliance.dashboard.health;

import java.util.Arrays;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class HealthApiRecords {
    private HealthApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Arrays.stream(HealthApi.class.getDeclaredClasses()).filter(Class::isRecord);
    }
}
