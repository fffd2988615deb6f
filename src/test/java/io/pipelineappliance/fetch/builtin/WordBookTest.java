package io.pipelineappliance.fetch.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordBookTest {
    private static final Set<Nationality> WITH_ENGLISH_NAMES =
            Set.of(Nationality.AU, Nationality.CA, Nationality.GB, Nationality.IE, Nationality.NZ, Nationality.US);

    @ParameterizedTest
    @EnumSource
    void everyNationalityHasEnoughOfEachKindOfWord(Nationality nationality) {
        WordBook words = WordBook.of(nationality);

        for (String key : nameKeys(words)) {
            assertThat(words.list(key)).as(key).hasSizeGreaterThan(40).noneMatch(String::isBlank);
        }
        assertThat(words.list("city")).hasSizeGreaterThan(16);
        assertThat(words.list("state")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(words.list("street")).hasSizeGreaterThan(13);
        assertThat(words.list("phone")).isNotEmpty();
        assertThat(words.list("cell")).isNotEmpty();
        assertThat(words.has("postcode.number")).isNotEqualTo(words.has("postcode.text"));
    }

    @ParameterizedTest
    @EnumSource
    void everyNameCanBeSpelledInAMailAddress(Nationality nationality) {
        WordBook words = WordBook.of(nationality);

        for (String key : nameKeys(words)) {
            assertThat(words.list(key)).allSatisfy(name -> {
                String spoken = name.replaceAll("[\\P{IsAlphabetic}ьЬ]", "");
                assertThat(LatinSpelling.of(name)).matches("[a-z-]+").hasSizeGreaterThanOrEqualTo(spoken.length());
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAreInTheScriptOfTheCountry(Nationality nationality) {
        WordBook words = WordBook.of(nationality);
        Character.UnicodeScript script = switch (nationality) {
            case UA -> Character.UnicodeScript.CYRILLIC;
            case IR -> Character.UnicodeScript.ARABIC;
            default -> Character.UnicodeScript.LATIN;
        };

        Stream.concat(Stream.of("city", "state", "street"), nameKeys(words).stream())
                .forEach(key -> {
                    String text = String.join("", words.list(key)).replace("{last}", "");
                    assertThat(text.codePoints().filter(Character::isAlphabetic).filter(Character::isLetter))
                            .as(key)
                            .allMatch(letter -> Character.UnicodeScript.of(letter) == script);
                });
    }

    /** Datafaker answers with its English list where a locale has none. */
    @ParameterizedTest
    @EnumSource
    void noListIsDatafakersEnglishOneByMistake(Nationality nationality) {
        WordBook english = WordBook.of(Nationality.US);
        if (WITH_ENGLISH_NAMES.contains(nationality)) {
            return;
        }
        WordBook words = WordBook.of(nationality);

        for (String key : List.of("first.male", "first.female")) {
            assertThat(words.list(key)).isNotEqualTo(english.list(key));
        }
        assertThat(words.list(words.has("last") ? "last" : "last.male")).isNotEqualTo(english.list("last"));
        assertThat(words.list("city")).doesNotContain("#{Address.city}").isNotEqualTo(english.list("city"));
        assertThat(words.list("state")).isNotEqualTo(english.list("state"));
    }

    private static List<String> nameKeys(WordBook words) {
        return words.has("last")
                ? List.of("first.male", "first.female", "last")
                : List.of("first.male", "first.female", "last.male", "last.female");
    }
}
