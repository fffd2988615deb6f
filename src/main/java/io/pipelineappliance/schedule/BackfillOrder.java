package io.pipelineappliance.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs for intervals of the past. Either a range or a count is given.
 *
 * @param from intervals that start at this moment or later
 * @param to intervals that end at this moment or earlier; now when empty
 * @param count that many intervals before {@code to}
 * @param again whether intervals that have a successful run are run once more
 * @param parameters an object, for every run
 */
public record BackfillOrder(
        Optional<Instant> from, Optional<Instant> to, OptionalInt count, boolean again, JsonNode parameters) {}
