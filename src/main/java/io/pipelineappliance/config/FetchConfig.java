package io.pipelineappliance.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where people come from, and how often without a cron expression.
 *
 * @param enabled whether this appliance fetches at all
 * @param source which source
 * @param url the randomuser.me API
 * @param interval time between the starts of two fetches
 * @param results users per fetch, 1 to 5000
 * @param nationalities codes of {@link #NATIONALITIES}, in upper case; empty means all
 * @param seed makes the source serve the same people every time
 * @param connectTimeout bound on connecting
 * @param timeout bound on a whole request
 * @param builtInPort port on loopback of the built-in source
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

    /** The nationalities of version 1.4 of the randomuser.me API. */
    public static final Set<String> NATIONALITIES = Set.of(
            "AU", "BR", "CA", "CH", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IN", "IR", "MX", "NL", "NO", "NZ", "RS",
            "TR", "UA", "US");

    public FetchConfig {
        nationalities = nationalities.stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        new Requirements()
                .http("url", url)
                .positive("interval", interval)
                .range("results", results, 1, 5_000)
                .that(
                        NATIONALITIES.containsAll(nationalities),
                        "nationalities",
                        "has a code that the source does not know",
                        "use some of " + String.join(", ", new TreeSet<>(NATIONALITIES)) + ", or none for all")
                .positive("connect-timeout", connectTimeout)
                .positive("timeout", timeout)
                .port("built-in-port", builtInPort)
                .verify();
    }

    /** Which source is asked. */
    public enum Source {
        /** The real service; the built-in one when the real one cannot be reached. */
        AUTO,
        RANDOMUSER,
        BUILT_IN
    }

    /** Whether the built-in source has to run. */
    public boolean needsBuiltInSource() {
        return enabled && source != Source.RANDOMUSER;
    }

    List<ConfiguredPort> ports() {
        return needsBuiltInSource() ? List.of(new ConfiguredPort("built-in-port", builtInPort)) : List.of();
    }

    FetchConfig withPorts(FreePorts free) {
        return new FetchConfig(
                enabled,
                source,
                url,
                interval,
                results,
                nationalities,
                seed,
                connectTimeout,
                timeout,
                free.resolve(builtInPort));
    }
}
