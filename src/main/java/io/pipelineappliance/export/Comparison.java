package io.pipelineappliance.export;

/**
 * What both sides hold of one thing once it is copied.
 *
 * @param what like {@code topic users_created}
 * @param sourceCount how many records, versions or rows were to be moved
 * @param targetCount how many were read at the target
 * @param sourceChecksum over all that belongs to them
 * @param targetChecksum over the same at the target
 */
public record Comparison(
        String what, long sourceCount, long targetCount, String sourceChecksum, String targetChecksum) {
    /** Whether all arrived, and nothing else is there. */
    public boolean equal() {
        return sourceCount == targetCount && sourceChecksum.equals(targetChecksum);
    }

    /** What to say of two sides that differ. */
    public String difference() {
        if (targetCount > sourceCount) {
            return "%s: the target has %d more than were to be moved; something else writes there, or the source has deleted some since. Stop it, delete what is there, and export again."
                    .formatted(what, targetCount - sourceCount);
        }
        if (targetCount < sourceCount) {
            return "%s: the target lacks %d; something deletes there. Look at its retention, delete what is there, and export again."
                    .formatted(what, sourceCount - targetCount);
        }
        return "%s: both have %d, but they are not the same; something else writes there. Stop it, delete what is there, and export again."
                .formatted(what, sourceCount);
    }
}
