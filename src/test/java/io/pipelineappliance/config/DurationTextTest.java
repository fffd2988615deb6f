package io.pipelineappliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "500ms, PT0.5S",
        "60s, PT60S",
        "2m, PT2M",
        "1 h, PT1H",
        "10S, PT10S",
        "PT1M30S, PT90S",
        "pt5s, PT5S"
    })
    void readsUnitsAndIso(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "-5s", "1.5s", "1 day", "1m30s"})
    void refusesWhatIsNoDuration(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "500ms", "1500ms", "59s", "90s", "2m", "61m", "3h"})
    void isWrittenAsItIsRead(String text) {
        assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
    }
}
