package io.pipelineappliance.launcher;

import com.sun.management.OperatingSystemMXBean;
import io.pipelineappliance.config.DataSize;
import java.lang.management.ManagementFactory;

/**
 * What we run on.
 *
 * @param javaFeature the first number of the Java version
 * @param memory physical memory, or the container's bound where that is less
 */
record Machine(int javaFeature, DataSize memory) {
    static Machine current() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(Runtime.version().feature(), new DataSize(system.getTotalMemorySize()));
    }
}
