package io.pipelineappliance.explore.groups;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lags of the groups that were looked at last, over the last 15 minutes. */
final class LagHistory {
    static final Duration SPAN = Duration.ofMinutes(15);
    static final int MOST_GROUPS = 100;
    private static final Duration TREND = Duration.ofMinutes(3);
    private static final Duration CLOSEST = Duration.ofSeconds(2);

    private final Map<String, Deque<LagSample>> byGroup = new LinkedHashMap<>(16, 0.75f, true);

    /** Keeps these, and forgets those that were not looked at for longest. */
    synchronized void watch(Collection<String> groups) {
        groups.forEach(group -> byGroup.computeIfAbsent(group, name -> new ArrayDeque<>()));
        while (byGroup.size() > MOST_GROUPS) {
            byGroup.remove(byGroup.keySet().iterator().next());
        }
    }

    synchronized Set<String> watched() {
        return Set.copyOf(byGroup.keySet());
    }

    synchronized void clear() {
        byGroup.clear();
    }

    synchronized void forget(String group) {
        byGroup.remove(group);
    }

    /** Adds a sample to one that is watched; one right after another counts for nothing. */
    synchronized void add(String group, LagSample sample) {
        if (!byGroup.containsKey(group)) {
            return;
        }
        Deque<LagSample> samples = byGroup.get(group);
        while (!samples.isEmpty()
                && Duration.between(samples.peekFirst().at(), sample.at()).compareTo(SPAN) > 0) {
            samples.removeFirst();
        }
        if (samples.isEmpty()
                || Duration.between(samples.peekLast().at(), sample.at()).compareTo(CLOSEST) >= 0) {
            samples.addLast(sample);
        }
    }

    synchronized List<LagSample> of(String group) {
        return List.copyOf(byGroup.getOrDefault(group, new ArrayDeque<>()));
    }

    /** Over the last minutes. */
    LagTrend trend(String group, Instant now) {
        Instant since = now.minus(TREND);
        return LagTrend.of(
                of(group).stream().filter(sample -> sample.at().isAfter(since)).toList());
    }
}
