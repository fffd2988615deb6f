package io.pipelineappliance.explore.groups;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;

/** What groups can be sorted by: what Kafka tells of all of them in one answer. */
public enum ConsumerGroupSort {
    NAME(comparing(GroupListing::groupId)),
    STATE(comparing(group -> group.groupState().orElse(GroupState.UNKNOWN).name())),
    KIND(comparing(GroupKind::of));

    private final Comparator<GroupListing> order;

    ConsumerGroupSort(Comparator<GroupListing> order) {
        this.order = order;
    }

    Comparator<GroupListing> order(boolean descending) {
        return (descending ? order.reversed() : order).thenComparing(GroupListing::groupId);
    }
}
