package io.pipelineappliance.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where people come from, and how often.
 *
 * @param enabled whether this appliance fetches at all; default true
 * @param source which source; default {@code auto}
 * @param url the randomuser.me API; default {@code https://randomuser.me/api/}
 * @param interval time between the starts of two fetches; default 60 s
 * @param results users per fetch, 1 to 5000; default 10
 * @param nationalities two-letter codes of the API; empty means all
 * @param seed makes the source serve the same people every time; absent by default
 * @param connectTimeout bound on connecting; default 3 s
 * @param timeout bound on a whole request; default 10 s
 * @param builtInPort port on loopback of the built-in source; default 9022
 */
public record FetchConfig(
        boolean enabled,
        Source source,
        URI url,
        Duration interval,
        int results,
        List<String> nationalities,
        Optional<String> seed,
        Duration connectTimeout,
        Duration timeout,
        int builtInPort) {

    /** Which source is asked. */
    public enum Source {
        /** The real service; the built-in one when the real one cannot be reached. */
        AUTO,
        RANDOMUSER,
        BUILT_IN
    }
}
