package io.pipelineappliance.fetch.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person's name, in the script of the country. */
record Name(String title, String first, String last) {
    static Name draw(WordBook words, Gender gender, StableRandom random) {
        String title = random.oneOf(titles(words, gender));
        String first = random.oneOf(words.list("first." + gender.text()));
        String last = random.oneOf(words.list(words.has("last") ? "last" : "last." + gender.text()));
        return new Name(title, first, last);
    }

    Map<String, Object> describe() {
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("title", title);
        name.put("first", first);
        name.put("last", last);
        return name;
    }

    String email() {
        return LatinSpelling.of(first) + "." + LatinSpelling.of(last) + "@example.com";
    }

    private static List<String> titles(WordBook words, Gender gender) {
        String key = "title." + gender.text();
        return words.has(key) ? words.list(key) : WordBook.common().list(key);
    }
}
