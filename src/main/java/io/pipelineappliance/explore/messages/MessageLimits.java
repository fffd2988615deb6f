package io.pipelineappliance.explore.messages;

import java.time.Duration;

/**
 * How much one look at messages may cost.
 *
 * @param records that a search reads
 * @param bytes of keys and values that a search reads
 * @param time that a search takes
 * @param shownCharacters of a key, value or header in a list
 */
public record MessageLimits(long records, long bytes, Duration time, int shownCharacters) {
    /** Of a message that is looked at alone. */
    static final int WHOLE_CHARACTERS = 32 << 20;
}
