package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlSettingsTest {
    private final Problems problems = new Problems();

    @Test
    void valuesStayTextAndKnowTheirLine() {
        assertThat(read("a:\n  b: 007\n  c: [NO, yes]\n\nd.e: ' x '\nf:\n"))
                .containsExactly(
                        setting("a.b", "007", 2),
                        setting("a.c", "NO,yes", 3),
                        setting("d.e", "x", 5),
                        setting("f", "", 6));
        problems.throwIfAny();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---\n", "a: {}"})
    void aFileMayBeEmpty(String text) {
        assertThat(read(text)).allMatch(setting -> setting.text().isEmpty());
        problems.throwIfAny();
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of("a: 1\nb: [", "x.yaml:2: is not valid YAML, "),
                Arguments.of("a:\n\tb: 1", "x.yaml:2: is not valid YAML, "),
                Arguments.of("a: 1\n---\nb: 1", "x.yaml:2: is not valid YAML, "),
                Arguments.of("\u0001", "x.yaml: is not valid YAML, "),
                Arguments.of("a: &a {b: *a}", "x.yaml: is not valid YAML, "),
                Arguments.of("hello", "x.yaml:1: is not a mapping of keys; write key: value"),
                Arguments.of("- a", "x.yaml:1: is not a mapping of keys; write key: value"),
                Arguments.of("[a]: 1", "x.yaml:1: has a key that is not a word; write key: value"),
                Arguments.of("a:\n  - {b: c}", "a: has an item in x.yaml:2 that is no simple value; write [A, B]"),
                Arguments.of("a: {b: 1}\na.b: 2", "a.b: stands twice, in x.yaml:1 and x.yaml:2; keep one"));
    }

    @ParameterizedTest
    @MethodSource("brokenFiles")
    void whatIsWrongIsOneLineWithItsPlace(String text, String sentence) {
        read(text);

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(problems::throwIfAny)
                .satisfies(e -> assertThat(e.getMessage()).startsWith(sentence).hasLineCount(1));
    }

    private List<Setting> read(String text) {
        return YamlSettings.read("x.yaml", new StringReader(text), problems);
    }

    private static Setting setting(String key, String text, int line) {
        return new Setting(key, text, new Origin.FileLine("x.yaml", line));
    }
}
