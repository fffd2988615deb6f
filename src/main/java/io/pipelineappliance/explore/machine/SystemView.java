package io.pipelineappliance.explore.machine;

import java.time.Instant;
import java.util.List;

/**
 * The process and its machine at one moment.
 *
 * @param versions of everything that runs
 * @param processId the appliance's
 * @param startedAt when the JVM started
 * @param uptimeSeconds since then
 * @param cpu processors and how busy they are
 * @param memory of the JVM
 * @param collectors garbage collectors
 * @param threads of the JVM
 * @param openFiles descriptors that are open, or null where that is not known
 * @param maxFiles as many may be, or null
 * @param processes the appliance and those that it started
 * @param disk what is kept, and where
 */
public record SystemView(
        List<SoftwareVersion> versions,
        long processId,
        Instant startedAt,
        long uptimeSeconds,
        CpuUse cpu,
        MemoryUse memory,
        List<CollectorUse> collectors,
        ThreadUse threads,
        Long openFiles,
        Long maxFiles,
        List<ProcessUse> processes,
        DiskUse disk) {

    /** What runs, and in which version. */
    public record SoftwareVersion(String name, String version) {}

    /**
     * Processors.
     *
     * @param processors that the JVM may use
     * @param processLoad share of them that the appliance's JVM takes, 0 to 1, or null before it is known
     * @param systemLoad share of them that everything on the machine takes, or null
     * @param processSeconds processor time of the JVM since its start
     */
    public record CpuUse(int processors, Double processLoad, Double systemLoad, Double processSeconds) {}

    /**
     * Memory of the JVM, in bytes.
     *
     * @param heapUsed objects, also those that are garbage
     * @param heapCommitted what the operating system gave for them
     * @param heapMax as much there may be
     * @param otherUsed classes, code and the like
     * @param directUsed buffers outside of the heap
     * @param pools each part of it
     */
    public record MemoryUse(
            long heapUsed,
            long heapCommitted,
            long heapMax,
            long otherUsed,
            long directUsed,
            List<MemoryPoolUse> pools) {}

    /**
     * One pool of memory, in bytes.
     *
     * @param name as the JVM calls it
     * @param heap whether it is a part of the heap
     * @param used now
     * @param committed by the operating system
     * @param max as much there may be, or null without a bound
     */
    public record MemoryPoolUse(String name, boolean heap, long used, long committed, Long max) {}

    /**
     * A garbage collector.
     *
     * @param name as the JVM calls it
     * @param collections since the start
     * @param millis that they took in all
     */
    public record CollectorUse(String name, long collections, long millis) {}

    /**
     * Threads.
     *
     * @param count now
     * @param peak most there were
     * @param daemon that do not keep the JVM alive
     * @param started since the start
     * @param groups by name, the largest group first
     */
    public record ThreadUse(int count, int peak, int daemon, long started, List<ThreadGroupUse> groups) {}

    /** Threads whose names differ in numbers only, which are {@code #} here. */
    public record ThreadGroupUse(String name, int count) {}

    /**
     * A process.
     *
     * @param pid its id
     * @param name what it is
     * @param residentBytes memory of the machine that it takes, or null where that is not known
     */
    public record ProcessUse(long pid, String name, Long residentBytes) {}

    /**
     * What is kept on the disk.
     *
     * @param directory the data directory
     * @param totalBytes size of its volume
     * @param usableBytes free on the volume
     * @param measuredAt when the parts were measured, or null before the first time
     * @param parts of the data directory, the largest first
     */
    public record DiskUse(
            String directory, long totalBytes, long usableBytes, Instant measuredAt, List<DirectoryUse> parts) {}

    /**
     * A part of the data directory.
     *
     * @param name of the directory in it
     * @param bytes of its files
     * @param files how many
     * @param complete whether all files were counted; it ends at a bound
     */
    public record DirectoryUse(String name, long bytes, long files, boolean complete) {}
}
