package io.pipelineappliance.explore.groups;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Sums of lags. */
final class Lags {
    private Lags() {}

    /** Null when there is no offset to count from; a partition whose end is not known counts for nothing. */
    static Long total(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
        if (committed == null || committed.isEmpty()) {
            return null;
        }
        return committed.entrySet().stream()
                .filter(offset -> ends.containsKey(offset.getKey()))
                .mapToLong(offset -> Math.max(0, ends.get(offset.getKey()) - offset.getValue()))
                .sum();
    }
}
