package io.pipelineappliance.dashboard.http;

import io.javalin.http.BadRequestResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Moments as they are given in a request: ISO 8601 with an offset, or a date, which is its midnight in UTC. */
final class Moments {
    private Moments() {}

    static Instant parse(String name, String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadRequestResponse(
                    "%s is '%s', but must be a moment like 2026-01-31T10:00:00Z, 2026-01-31T11:00:00+01:00 (its + written as %%2B in a URL) or 2026-01-31."
                            .formatted(name, text));
        }
    }
}
