package io.pipelineappliance.explore.groups;

import org.apache.kafka.clients.admin.GroupListing;

/** The protocol that a group speaks. */
public enum GroupKind {
    CLASSIC,
    CONSUMER,
    SHARE,
    STREAMS,
    /** Members of Kafka Connect and the like, which keep no offsets of topics that they read. */
    OTHER,
    /** The appliance's own job. */
    STREAM_JOB;

    static GroupKind of(GroupListing group) {
        return group.type()
                .map(type -> switch (type) {
                    case CONSUMER -> CONSUMER;
                    case SHARE -> SHARE;
                    case STREAMS -> STREAMS;
                    case CLASSIC ->
                        group.protocol().isEmpty() || group.protocol().equals("consumer") ? CLASSIC : OTHER;
                    case UNKNOWN -> OTHER;
                })
                .orElse(OTHER);
    }

    /** Whether Kafka keeps offsets for it that can be set. */
    boolean commits() {
        return this == CLASSIC || this == CONSUMER;
    }
}
