package io.pipelineappliance.explore.groups;

import io.pipelineappliance.explore.InvalidRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A reset of offsets.
 *
 * @param target where to
 * @param topic in which topic; all that the group has offsets in when not given
 * @param partition in which partition of the topic; all when not given
 * @param time for {@link ResetTarget#TIME}
 * @param offset for {@link ResetTarget#OFFSET}
 * @param by for {@link ResetTarget#SHIFT}: records on, or back when negative
 */
public record ResetOrder(
        ResetTarget target,
        Optional<String> topic,
        OptionalInt partition,
        Optional<Instant> time,
        OptionalLong offset,
        OptionalLong by) {
    public ResetOrder {
        need(target == ResetTarget.TIME, time.isPresent(), "time", target);
        need(target == ResetTarget.OFFSET, offset.isPresent(), "offset", target);
        need(target == ResetTarget.SHIFT, by.isPresent(), "by", target);
        if (partition.isPresent() && topic.isEmpty()) {
            throw new InvalidRequest("partition is %d, but no topic is given that has it; give topic as well."
                    .formatted(partition.getAsInt()));
        }
        if (offset.isPresent() && offset.getAsLong() < 0) {
            throw new InvalidRequest("offset is %d, but must be 0 or more.".formatted(offset.getAsLong()));
        }
    }

    private static void need(boolean needed, boolean given, String field, ResetTarget target) {
        if (needed && !given) {
            throw new InvalidRequest("to is %s, which needs %s as well.".formatted(target, field));
        }
        if (given && !needed) {
            throw new InvalidRequest("%s means nothing when to is %s; leave it out.".formatted(field, target));
        }
    }
}
