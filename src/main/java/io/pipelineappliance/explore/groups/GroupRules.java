package io.pipelineappliance.explore.groups;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What may be done to which group, and what stands against it: one sentence for the user. */
final class GroupRules {
    private static final Set<String> WITHOUT_MEMBERS = Set.of("EMPTY", "DEAD");

    private GroupRules() {}

    static Optional<String> againstReset(ConsumerGroupSummary group) {
        return switch (group.kind()) {
            case CLASSIC, CONSUMER -> members(group, "its offsets cannot be reset");
            case SHARE ->
                Optional.of(
                        "%s is a share group: Kafka keeps a state for each record instead of one offset, so it cannot be reset here."
                                .formatted(group.name()));
            case STREAMS ->
                Optional.of(
                        "%s is a Kafka Streams group, whose state stores would no longer fit its offsets, so it cannot be reset here; use Kafka's kafka-streams-application-reset."
                                .formatted(group.name()));
            case OTHER ->
                Optional.of("%s keeps no offsets of topics in Kafka, so there is nothing to reset."
                        .formatted(group.name()));
            case STREAM_JOB ->
                Optional.of(
                        "The stream job keeps its offsets in its checkpoint, not in Kafka, so that each record becomes a row whatever stops in between; they cannot be reset.");
        };
    }

    static Optional<String> againstDelete(ConsumerGroupSummary group) {
        return switch (group.kind()) {
            case CLASSIC, CONSUMER -> members(group, "it cannot be deleted");
            case SHARE, STREAMS, OTHER ->
                Optional.of("%s is no consumer group, so it cannot be deleted here; use the tools of what made it."
                        .formatted(group.name()));
            case STREAM_JOB -> Optional.of("The stream job is no group of Kafka's, so there is nothing to delete.");
        };
    }

    private static Optional<String> members(ConsumerGroupSummary group, String what) {
        if (WITHOUT_MEMBERS.contains(group.state())) {
            return Optional.empty();
        }
        return Optional.of("%s is %s with %s, so %s; stop them first."
                .formatted(
                        group.name(),
                        group.state().toLowerCase(Locale.ROOT).replace('_', ' '),
                        group.members() == null ? "members" : group.members() + " member(s)",
                        what));
    }
}
