package io.pipelineappliance.pipeline.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
    @Test
    void anyTimeIsReadAsTheJdkReadsIt() {
        Random random = new Random(1);
        for (int round = 0; round < 10_000; round++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L));

            assertThat(IsoTime.parse(instant.toString())).isEqualTo(instant);
            assertThat(IsoTime.parse(Values.iso(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "2024-02-29T23:59:59.999Z",
                "2024-05-31T14:34+02:00",
                "2024-05-31T12:34:56.7Z",
                "2024-05-31T12:34:56.123456789Z",
                "+12345-01-01T00:00:00.000Z",
                "-0001-12-31T00:00:00Z"
            })
    void rareFormsAreReadToo(String text) {
        assertThat(IsoTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-32T00:00:00Z", "2024-01-01T24:00:00Z",
                "2024-01-01T00:60:00Z", "2024-01-01T00:00:60.000Z", "2024-01-01 00:00:00Z", "2024-01-01T00:00:00.+12Z",
                "٢٠٢٤-01-01T00:00:00Z"
            })
    void whatDoesNotExistIsRefused(String text) {
        assertThatThrownBy(() -> IsoTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
