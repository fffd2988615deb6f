package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How values of the API are written for people. */
final class Texts {
    /** What stands where there is nothing. */
    static final String NOTHING = "-";

    private Texts() {}

    static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? NOTHING : value.asText();
    }

    /** A moment, to the second. */
    static String moment(JsonNode value) {
        return value.isTextual()
                ? Instant.parse(value.textValue())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                : NOTHING;
    }

    /** The time between two moments, in seconds. */
    static String between(JsonNode start, JsonNode end) {
        return start.isTextual() && end.isTextual()
                ? seconds(Duration.between(Instant.parse(start.textValue()), Instant.parse(end.textValue())))
                : NOTHING;
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
