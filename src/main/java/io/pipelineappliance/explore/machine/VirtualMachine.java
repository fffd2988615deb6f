package io.pipelineappliance.explore.machine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the JVM says of itself. */
final class VirtualMachine {
    private static final int MOST_GROUPS = 100;
    /** What tells a thread's name from its like. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z])[0-9a-f]{8,}(?![A-Za-z])|\\d+");

    private VirtualMachine() {}

    static SystemView.CpuUse cpu() {
        OperatingSystemMXBean system = system();
        long nanos = system.getProcessCpuTime();
        return new SystemView.CpuUse(
                system.getAvailableProcessors(),
                share(system.getProcessCpuLoad()),
                share(system.getCpuLoad()),
                nanos < 0 ? null : nanos / 1e9);
    }

    /** Less than nothing is how the JVM says that it does not know. */
    private static Double share(double load) {
        return load < 0 || Double.isNaN(load) ? null : load;
    }

    static SystemView.MemoryUse memory() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new SystemView.MemoryUse(
                heap.getUsed(),
                heap.getCommitted(),
                heap.getMax(),
                ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(MemoryPoolMXBean::isValid)
                        .map(VirtualMachine::pool)
                        .toList());
    }

    private static SystemView.MemoryPoolUse pool(MemoryPoolMXBean pool) {
        MemoryUsage usage = pool.getUsage();
        return new SystemView.MemoryPoolUse(
                pool.getName(),
                pool.getType() == MemoryType.HEAP,
                usage.getUsed(),
                usage.getCommitted(),
                usage.getMax() < 0 ? null : usage.getMax());
    }

    static List<SystemView.CollectorUse> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> new SystemView.CollectorUse(
                        collector.getName(),
                        Math.max(0, collector.getCollectionCount()),
                        Math.max(0, collector.getCollectionTime())))
                .toList();
    }

    static SystemView.ThreadUse threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return new SystemView.ThreadUse(
                threads.getThreadCount(),
                threads.getPeakThreadCount(),
                threads.getDaemonThreadCount(),
                threads.getTotalStartedThreadCount(),
                groups(threads));
    }

    private static List<SystemView.ThreadGroupUse> groups(ThreadMXBean threads) {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(thread -> group(thread.getThreadName()), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Entry.comparingByKey()))
                .limit(MOST_GROUPS)
                .map(group -> new SystemView.ThreadGroupUse(group.getKey(), Math.toIntExact(group.getValue())))
                .toList();
    }

    static String group(String name) {
        return NUMBER.matcher(name).replaceAll("#");
    }

    static Optional<UnixOperatingSystemMXBean> files() {
        return system() instanceof UnixOperatingSystemMXBean unix ? Optional.of(unix) : Optional.empty();
    }

    private static OperatingSystemMXBean system() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }
}
