package io.pipelineappliance.fetch.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private final StableRandom random = new StableRandom(7);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "upper;[A-Z]{8,64}",
                "lower,10-12;[a-z]{10,12}",
                "12-10,number;[0-9]{10,12}",
                "upper,lower,number,16;[A-Za-z0-9]{16}",
                "special,1-9999;[^A-Za-z0-9]{1,64}",
                "upper,0-0;[A-Z]",
                "upper,nonsense;[A-Z]{8,64}"
            })
    void drawsWhatTheOptionAsksFor(String option, String expected) {
        PasswordRule rule = PasswordRule.parse(Optional.of(option));

        for (int i = 0; i < 200; i++) {
            assertThat(rule.draw(random)).matches(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "8-16", ",,,", "-", "99999999999-1"})
    void drawsAWordWhenNoLettersAreNamed(String option) {
        assertThat(WordBook.common().list("password"))
                .contains(PasswordRule.parse(Optional.of(option)).draw(random));
    }

    @Test
    void drawsAWordWhenTheOptionIsAbsent() {
        assertThat(WordBook.common().list("password"))
                .contains(PasswordRule.parse(Optional.empty()).draw(random));
    }
}
