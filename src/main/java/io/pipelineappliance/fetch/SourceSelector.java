package io.pipelineappliance.fetch;

import io.pipelineappliance.config.FetchConfig;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which source is asked. With {@code auto} that is the real one, until it cannot be reached; then the built-in
 * one for a while, so that not every fetch waits for the same time-out, and then the real one again.
 */
final class SourceSelector {
    private static final Logger LOG = LoggerFactory.getLogger(SourceSelector.class);
    private static final Duration UNREACHABLE_FOR = Duration.ofMinutes(5);

    private final FetchConfig config;
    private final SourceClient client;
    private final Supplier<URI> builtInSource;
    private final Clock clock;
    private volatile Instant realAgainAt = Instant.EPOCH;
    private volatile Choice choice;

    /**
     * The source in use.
     *
     * @param source empty until the first answer where the configuration leaves it open
     * @param why one sentence
     */
    record Choice(Optional<SourceName> source, String why) {}

    /** An answer and the source that really gave it. */
    record Selected(SourceName source, SourceAnswer answer) {}

    SourceSelector(FetchConfig config, SourceClient client, Supplier<URI> builtInSource, Clock clock) {
        this.config = config;
        this.client = client;
        this.builtInSource = builtInSource;
        this.clock = clock;
        this.choice = switch (config.source()) {
            case AUTO -> new Choice(Optional.empty(), "fetch.source is auto and nothing was asked yet");
            case RANDOMUSER -> new Choice(Optional.of(SourceName.RANDOMUSER), "fetch.source is randomuser");
            case BUILT_IN -> new Choice(Optional.of(SourceName.BUILT_IN), "fetch.source is built-in");
        };
    }

    Choice choice() {
        return choice;
    }

    /** @param request what to ask for, given the address of the source's API */
    Selected ask(Function<URI, SourceRequest> request) throws FetchFailed, InterruptedException {
        return switch (config.source()) {
            case RANDOMUSER -> real(request);
            case BUILT_IN -> builtIn(request);
            case AUTO -> clock.instant().isBefore(realAgainAt) ? builtIn(request) : realOrBuiltIn(request);
        };
    }

    private Selected realOrBuiltIn(Function<URI, SourceRequest> request) throws FetchFailed, InterruptedException {
        try {
            Selected selected = real(request);
            choose(SourceName.RANDOMUSER, selected.answer().url() + " answers");
            return selected;
        } catch (SourceUnreachable unreachable) {
            realAgainAt = clock.instant().plus(UNREACHABLE_FOR);
            choose(SourceName.BUILT_IN, unreachable.getMessage());
            return builtIn(request);
        } catch (FetchFailed answeredBadly) {
            choose(SourceName.RANDOMUSER, answeredBadly.getMessage());
            throw answeredBadly;
        }
    }

    private Selected real(Function<URI, SourceRequest> request) throws FetchFailed, InterruptedException {
        return new Selected(SourceName.RANDOMUSER, client.ask(request.apply(config.url())));
    }

    private Selected builtIn(Function<URI, SourceRequest> request) throws FetchFailed, InterruptedException {
        return new Selected(SourceName.BUILT_IN, client.ask(request.apply(builtInSource.get())));
    }

    private void choose(SourceName source, String why) {
        if (!choice.source().equals(Optional.of(source))) {
            LOG.info("Users come from {} now: {}", source.label(), why);
        }
        choice = new Choice(Optional.of(source), why);
    }
}
