package io.pipelineappliance.fetch;

import static io.pipelineappliance.fetch.FakeSource.ok;
import static io.pipelineappliance.fetch.FakeSource.status;
import static io.pipelineappliance.fetch.FakeSource.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.config.FetchConfig.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceSelectorTest {
    private final MutableClock clock = new MutableClock();
    private final FakeSource real = new FakeSource(ok(users()));
    private final FakeSource builtIn = new FakeSource(ok(users()));
    private final SourceClient client = new SourceClient(Duration.ofSeconds(2), Duration.ofSeconds(5), clock);

    @AfterEach
    void stop() {
        real.close();
        builtIn.close();
    }

    @Test
    void eachSourceIsAskedAloneWhenConfigured() throws Exception {
        assertThat(selector(Source.RANDOMUSER, real.uri())
                        .ask(SourceSelectorTest::request)
                        .source())
                .isEqualTo(SourceName.RANDOMUSER);
        assertThat(builtIn.requests()).isEmpty();
        assertThat(selector(Source.BUILT_IN, real.uri())
                        .ask(SourceSelectorTest::request)
                        .source())
                .isEqualTo(SourceName.BUILT_IN);
        assertThat(real.requests()).hasSize(1);
        assertThat(builtIn.requests()).hasSize(1);
    }

    @Test
    void randomuserNeverFallsBack() {
        real.close();

        assertThatThrownBy(() -> selector(Source.RANDOMUSER, real.uri()).ask(SourceSelectorTest::request))
                .isInstanceOf(SourceUnreachable.class);
        assertThat(builtIn.requests()).isEmpty();
    }

    @Test
    void autoPrefersTheRealSource() throws Exception {
        SourceSelector selector = selector(Source.AUTO, real.uri());
        assertThat(selector.choice().source()).isEmpty();

        assertThat(selector.ask(SourceSelectorTest::request).source()).isEqualTo(SourceName.RANDOMUSER);

        assertThat(selector.choice().source()).contains(SourceName.RANDOMUSER);
        assertThat(builtIn.requests()).isEmpty();
    }

    @Test
    void autoFallsBackWhenTheRealSourceCannotBeReachedAndSaysWhy() throws Exception {
        real.close();
        SourceSelector selector = selector(Source.AUTO, real.uri());

        assertThat(selector.ask(SourceSelectorTest::request).source()).isEqualTo(SourceName.BUILT_IN);

        assertThat(selector.choice().source()).contains(SourceName.BUILT_IN);
        assertThat(selector.choice().why()).isEqualTo(real.uri() + " could not be reached: the connection was refused");
    }

    @Test
    void autoRemembersThatForAWhileAndThenAsksTheRealSourceAgain() throws Exception {
        real.close();
        SourceSelector selector = selector(Source.AUTO, real.uri());
        selector.ask(SourceSelectorTest::request);
        try (FakeSource back = new FakeSource(real.uri().getPort(), ok(users()))) {
            clock.move(Duration.ofMinutes(4));
            assertThat(selector.ask(SourceSelectorTest::request).source()).isEqualTo(SourceName.BUILT_IN);
            assertThat(back.requests()).isEmpty();

            clock.move(Duration.ofMinutes(2));
            assertThat(selector.ask(SourceSelectorTest::request).source()).isEqualTo(SourceName.RANDOMUSER);
            assertThat(selector.choice().source()).contains(SourceName.RANDOMUSER);
        }
    }

    @Test
    void autoDoesNotReplaceAnAnswerThatIsMerelyBad() {
        real.then(status(500, ""));
        SourceSelector selector = selector(Source.AUTO, real.uri().resolve("/api/"));

        assertThatThrownBy(() -> {
                    selector.ask(SourceSelectorTest::request);
                    selector.ask(SourceSelectorTest::request);
                })
                .hasMessage(real.uri() + " answered with the status 500");
        assertThat(builtIn.requests()).isEmpty();
        assertThat(selector.choice().source()).contains(SourceName.RANDOMUSER);
    }

    private static SourceRequest request(URI api) {
        return new SourceRequest(api, 3, List.of(), Optional.empty(), Optional.empty(), 1);
    }

    private SourceSelector selector(Source source, URI url) {
        return new SourceSelector(FetchSettings.of(source, url), client, builtIn::uri, clock);
    }
}
