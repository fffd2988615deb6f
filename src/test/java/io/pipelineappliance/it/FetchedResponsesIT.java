package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.KitAppliance;
import io.pipelineappliance.it.records.ResponseServer;
import io.pipelineappliance.pipeline.SharedResponses;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the real service sends, from the source's HTTP response to the row. */
@Tag("test-kit")
class FetchedResponsesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyPersonOfTheRealServiceIsARowWithEveryFieldAsSent() throws IOException {
        List<String> responses = SharedResponses.read();
        Instant begin = Instant.now();
        try (ResponseServer server = ResponseServer.of(responses);
                KitAppliance appliance = KitAppliance.with(
                        "fetch.source=randomuser", "fetch.url=" + server.url(), "fetch.interval=20ms")) {
            await("all responses are rows")
                    .atMost(Duration.ofMinutes(4))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> appliance.table().keys().size() >= responses.size());

            Map<UUID, Row> rows = appliance.table().rows();
            assertThat(rows).hasSize(1_000);
            for (String response : responses) {
                JsonNode user = JSON.readTree(response).path("results").path(0);
                assertRow(rows.get(UUID.fromString(user.at("/login/uuid").textValue())), user, begin);
            }
            assertThat(appliance.api().status().at("/source/active").asText()).isEqualTo("randomuser");
        }
    }

    private static void assertRow(Row row, JsonNode user, Instant begin) {
        assertThat(row).as("row of %s", user).isNotNull();
        assertThat(row.getString("first_name")).isEqualTo(user.at("/name/first").textValue());
        assertThat(row.getString("last_name")).isEqualTo(user.at("/name/last").textValue());
        assertThat(row.getString("gender")).isEqualTo(user.at("/gender").textValue());
        assertThat(row.getString("address")).isEqualTo(address(user.path("location")));
        assertThat(row.getString("post_code"))
                .isEqualTo(user.at("/location/postcode").asText());
        assertThat(row.getString("email")).isEqualTo(user.at("/email").textValue());
        assertThat(row.getString("username"))
                .isEqualTo(user.at("/login/username").textValue());
        assertThat(row.getInstant("dob")).isEqualTo(milliseconds(user.at("/dob/date")));
        assertThat(row.getInstant("registered_date")).isEqualTo(milliseconds(user.at("/registered/date")));
        assertThat(row.getString("phone")).isEqualTo(user.at("/phone").textValue());
        assertThat(row.getString("picture"))
                .isEqualTo(user.at("/picture/medium").textValue());
        assertThat(row.getInstant("fetched_at")).isBetween(begin, row.getInstant("ingested_at"));
    }

    private static String address(JsonNode location) {
        return location.at("/street/number").asInt() + " "
                + location.at("/street/name").textValue() + ", "
                + location.path("city").textValue() + ", "
                + location.path("state").textValue() + ", "
                + location.path("country").textValue();
    }

    private static Instant milliseconds(JsonNode time) {
        return Instant.parse(time.textValue()).truncatedTo(ChronoUnit.MILLIS);
    }
}
