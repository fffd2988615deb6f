package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.dashboard.RawHttp.Answer;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that the build made of {@code web/}. */
class PageFilesTest {
    private Dashboard dashboard;

    @BeforeEach
    void start() {
        dashboard =
                TestDashboard.of(new SimulatedPipeline(Instant.now(), false), new RecordedControl(), new FakeDags());
        dashboard.start();
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void thePageIsAskedForEachTime() throws Exception {
        Answer page = get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers())
                .containsEntry("cache-control", "no-cache")
                .hasEntrySatisfying("content-type", type -> assertThat(type).startsWith("text/html"));
        assertThat(page.text()).contains("<div id=\"app\">");
    }

    @Test
    void itsAssetsAreKeptForEver() throws Exception {
        Answer script = get(script());

        assertThat(script.status()).isEqualTo(200);
        assertThat(script.headers())
                .containsEntry("cache-control", "public, max-age=31536000, immutable")
                .containsEntry("content-type", "text/javascript");
    }

    @Test
    void itsAssetsAreCompressedForWhoeverTakesThat() throws Exception {
        byte[] plain = get(script()).body();
        Answer packed = get(script(), "Accept-Encoding: gzip");

        assertThat(packed.headers()).containsEntry("content-encoding", "gzip").containsEntry("vary", "Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void thePageBringsNoScriptThatItsOwnPolicyForbids() throws Exception {
        assertThat(get("/").text()).doesNotContainPattern("<script[^>]*>[^<]").doesNotContain("<style", "style=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../io/pipelineappliance/dashboard/openapi.json",
                "/assets/..%2f..%2fio/pipelineappliance/dashboard/openapi.json",
                "/%2e%2e/io/pipelineappliance/dashboard/Dashboard.class",
                "/assets/..;/..;/META-INF/MANIFEST.MF",
                "/assets/",
                "/assets"
            })
    void nothingOutsideThePageIsServed(String path) throws Exception {
        assertThat(get(path).status()).isIn(400, 404);
    }

    private String script() throws IOException {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(get("/").text());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    private Answer get(String path, String... headers) throws IOException {
        String[] all = new String[headers.length + 1];
        all[0] = "Host: localhost";
        System.arraycopy(headers, 0, all, 1, headers.length);
        return RawHttp.send(dashboard.port(), "GET " + path, all);
    }
}
