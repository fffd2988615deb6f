package io.pipelineappliance.explore.machine;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the JVM's threads did at one moment.
 *
 * @param takenAt when
 * @param count of all threads
 * @param deadlocked ids of threads that wait for each other in a circle
 * @param total threads that match what was searched for
 * @param offset of the first of {@code threads}
 * @param threads by name
 */
public record ThreadDump(
        Instant takenAt, int count, List<Long> deadlocked, int total, int offset, List<ThreadState> threads) {
    private static final int DEEPEST = 100;

    /**
     * A thread.
     *
     * @param id its number
     * @param name its name
     * @param state as Java has it, like {@code WAITING}
     * @param daemon whether it does not keep the JVM alive
     * @param cpuMillis processor time since its start, or null where that is not measured
     * @param waitsFor the lock that it waits for, or null
     * @param heldBy name of the thread that holds the lock, or null
     * @param stack where it is, the innermost call first
     */
    public record ThreadState(
            long id,
            String name,
            String state,
            boolean daemon,
            Long cpuMillis,
            String waitsFor,
            String heldBy,
            List<String> stack) {}

    static ThreadDump take(String search, int offset, int limit) {
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        ThreadInfo[] all = bean.dumpAllThreads(false, false, DEEPEST);
        List<ThreadState> matching = Arrays.stream(all)
                .sorted(Comparator.comparing(ThreadInfo::getThreadName, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(ThreadInfo::getThreadId))
                .map(thread -> state(bean, thread))
                .filter(thread -> matches(thread, wanted))
                .toList();
        return new ThreadDump(
                Instant.now(),
                all.length,
                List.copyOf(deadlocked(bean)),
                matching.size(),
                offset,
                matching.stream().skip(offset).limit(limit).toList());
    }

    private static Set<Long> deadlocked(ThreadMXBean bean) {
        Set<Long> ids = new TreeSet<>();
        long[] found = bean.findDeadlockedThreads();
        if (found != null) {
            Arrays.stream(found).forEach(ids::add);
        }
        return ids;
    }

    private static ThreadState state(ThreadMXBean bean, ThreadInfo thread) {
        LockInfo lock = thread.getLockInfo();
        long nanos = bean.isThreadCpuTimeSupported() ? bean.getThreadCpuTime(thread.getThreadId()) : -1;
        return new ThreadState(
                thread.getThreadId(),
                thread.getThreadName(),
                thread.getThreadState().name(),
                thread.isDaemon(),
                nanos < 0 ? null : nanos / 1_000_000,
                lock == null ? null : lock.toString(),
                thread.getLockOwnerName(),
                Arrays.stream(thread.getStackTrace()).map(String::valueOf).toList());
    }

    private static boolean matches(ThreadState thread, String wanted) {
        return wanted.isEmpty()
                || thread.name().toLowerCase(Locale.ROOT).contains(wanted)
                || thread.state().toLowerCase(Locale.ROOT).equals(wanted)
                || thread.stack().stream()
                        .anyMatch(call -> call.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
