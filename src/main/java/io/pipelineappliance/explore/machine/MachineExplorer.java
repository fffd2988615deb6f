package io.pipelineappliance.explore.machine;

import com.sun.management.UnixOperatingSystemMXBean;
import io.pipelineappliance.explore.Unavailable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at the appliance's own process and machine. */
public final class MachineExplorer {
    private final Map<String, String> products;
    private final Path directory;
    private final DataDirectoryUse disk;

    /**
     * @param products name to version of what runs inside
     * @param directory the data directory
     */
    public MachineExplorer(Map<String, String> products, Path directory) {
        this.products = products;
        this.directory = directory;
        this.disk = new DataDirectoryUse(directory, Clock.systemUTC());
    }

    /** All of it, now. @throws Unavailable when the data directory is gone */
    public SystemView view() {
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        return new SystemView(
                versions(),
                ProcessHandle.current().pid(),
                Instant.ofEpochMilli(runtime.getStartTime()),
                runtime.getUptime() / 1000,
                VirtualMachine.cpu(),
                VirtualMachine.memory(),
                VirtualMachine.collectors(),
                VirtualMachine.threads(),
                VirtualMachine.files()
                        .map(UnixOperatingSystemMXBean::getOpenFileDescriptorCount)
                        .orElse(null),
                VirtualMachine.files()
                        .map(UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
                        .orElse(null),
                Processes.all(),
                diskUse());
    }

    /**
     * What the threads do now.
     *
     * @param search part of a name or a call, or a state; empty for all
     */
    public ThreadDump threads(String search, int offset, int limit) {
        return ThreadDump.take(search, offset, limit);
    }

    private SystemView.DiskUse diskUse() {
        try {
            return disk.latest();
        } catch (IOException e) {
            throw new Unavailable(
                    "The data directory %s cannot be looked at (%s); put it back, and ask again."
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    private List<SystemView.SoftwareVersion> versions() {
        List<SystemView.SoftwareVersion> versions = new ArrayList<>();
        products.forEach((name, version) -> versions.add(new SystemView.SoftwareVersion(name, version)));
        versions.add(new SystemView.SoftwareVersion(
                "Java", Runtime.version() + " (" + System.getProperty("java.vendor") + ")"));
        versions.add(new SystemView.SoftwareVersion(
                System.getProperty("os.name"),
                System.getProperty("os.version") + " (" + System.getProperty("os.arch") + ")"));
        return List.copyOf(versions);
    }
}
