package io.pipelineappliance.fetch;

import io.pipelineappliance.config.FetchConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations for tests. */
final class FetchSettings {
    static final Duration INTERVAL = Duration.ofSeconds(60);
    static final Backoff QUICK = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));

    private FetchSettings() {}

    static FetchConfig of(FetchConfig.Source source, URI url) {
        return of(source, url, INTERVAL);
    }

    static FetchConfig of(FetchConfig.Source source, URI url, Duration interval) {
        return new FetchConfig(
                true,
                source,
                url,
                interval,
                3,
                List.of(),
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                0);
    }
}
