package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ComponentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a part is now.
 *
 * @param part which
 * @param state where in its life
 * @param reason why it failed, why it does not serve although it runs, or what is not as it should be although it serves
 * @param bootTime from its start until it ran
 * @param runningSince when it last came up
 */
public record PartStatus(
        Part part,
        ComponentState state,
        Optional<String> reason,
        Optional<Duration> bootTime,
        Optional<Instant> runningSince) {}
