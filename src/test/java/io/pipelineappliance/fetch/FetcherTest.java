package io.pipelineappliance.fetch;

import static io.pipelineappliance.fetch.FakeSource.ok;
import static io.pipelineappliance.fetch.FakeSource.user;
import static io.pipelineappliance.fetch.FakeSource.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.FetchConfig.Source;
import io.pipelineappliance.format.PlainFormat;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetcherTest {
    private final FakeSource source = new FakeSource(ok(users(user(1))));
    private final FakeLeadership leadership = new FakeLeadership(true);
    private final CompletableFuture<String> bootstrapServers = new CompletableFuture<>();
    private final FetchConfig config = FetchSettings.of(Source.BUILT_IN, source.uri(), Duration.ofMillis(50));
    private Fetcher fetcher = fetcher(config);

    private Fetcher fetcher(FetchConfig settings) {
        return new Fetcher(
                settings,
                new UsersPipeline(),
                new PlainFormat(),
                bootstrapServers,
                source::uri,
                leadership,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        fetcher.close();
        source.close();
    }

    @Test
    void theFirstPeopleAreAskedForBeforeKafkaIsUp() {
        fetcher.start();

        await().until(() -> fetcher.status().counts().waiting() == 1);
        assertThat(fetcher.status().activeSource()).contains(SourceName.BUILT_IN);
        assertThat(fetcher.status().leader()).isTrue();
        assertThat(fetcher.status().lastFetchAt()).isPresent();
        assertThat(fetcher.status().nextAt()).isEmpty();
    }

    @Test
    void leadershipThatComesLaterStartsTheFetchesAtOnce() {
        leadership.set(false);
        fetcher.start();
        assertThat(fetcher.status().leader()).isFalse();
        await().during(Duration.ofMillis(200)).until(() -> source.requests().isEmpty());

        leadership.set(true);

        await().until(() -> fetcher.status().counts().waiting() == 1);
    }

    @Test
    void failedFetchesAreFollowedByMore() {
        try (FakeSource bad = new FakeSource(ok("rubbish"), ok("rubbish"), ok(users(user(1))))) {
            fetcher = fetcher(FetchSettings.of(Source.RANDOMUSER, bad.uri(), Duration.ofMillis(50)));
            fetcher.start();

            await().until(() -> fetcher.status().counts().waiting() == 1);
            assertThat(fetcher.status().counts().failedRuns()).isEqualTo(2);
            assertThat(fetcher.status().lastError()).isEmpty();
        }
    }

    @Test
    void evenAnUnforeseenFailureIsToldAndFollowedByMore() {
        AtomicBoolean up = new AtomicBoolean();
        Supplier<URI> lateSource = () -> {
            if (!up.get()) {
                throw new IllegalStateException("not up yet");
            }
            return source.uri();
        };
        fetcher = new Fetcher(
                config,
                new UsersPipeline(),
                new PlainFormat(),
                bootstrapServers,
                lateSource,
                leadership,
                Clock.systemUTC());
        fetcher.start();
        await().until(() -> fetcher.status().lastError().isPresent());
        assertThat(fetcher.status().lastError().orElseThrow()).contains("not up yet");

        up.set(true);

        await().until(() -> fetcher.status().counts().waiting() == 1);
        assertThat(fetcher.status().lastError()).isEmpty();
    }

    @Test
    void aKafkaThatNeverCameIsSaid() {
        fetcher.start();

        bootstrapServers.completeExceptionally(new IllegalStateException("port 9092 is in use"));

        await().until(() -> fetcher.status().lastError().isPresent());
        assertThat(fetcher.status().lastError())
                .contains("Nothing can be published, since Kafka did not start; its own state has the reason");
    }

    @Test
    void aFetcherThatIsSwitchedOffAsksNobody() {
        fetcher = fetcher(new FetchConfig(
                false,
                config.source(),
                config.url(),
                config.interval(),
                config.results(),
                config.nationalities(),
                config.seed(),
                config.connectTimeout(),
                config.timeout(),
                config.builtInPort()));

        fetcher.start();

        await().during(Duration.ofMillis(200)).until(() -> source.requests().isEmpty());
        assertThat(fetcher.check()).isEqualTo(Health.up());
        assertThat(fetcher.status().enabled()).isFalse();
        assertThat(fetcher.status().nextAt()).isEqualTo(Optional.empty());
    }

    @Test
    void closingEndsTheThreadAndMayBeRepeated() {
        assertThat(fetcher.check()).isInstanceOf(Health.Down.class);
        fetcher.start();
        assertThat(fetcher.check()).isEqualTo(Health.up());
        await().until(() -> fetcher.status().counts().waiting() == 1);

        fetcher.close();
        fetcher.close();
        leadership.set(true);

        assertThat(fetcher.check()).isInstanceOf(Health.Down.class);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("fetcher");
    }
}
