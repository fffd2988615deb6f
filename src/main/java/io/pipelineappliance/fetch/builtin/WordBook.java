package io.pipelineappliance.fetch.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of one nationality, as its property file has them. An entry is a list with {@code |} between the words,
 * {@code datafaker:LOCALE:KEY} for a list of datafaker's, or {@code like:NATIONALITY} for another file's. Files and
 * lists are read when first asked for, once for the whole JVM.
 */
final class WordBook {
    private static final Map<String, WordBook> BOOKS = new ConcurrentHashMap<>();

    private final String name;
    private final Properties entries;
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();

    private WordBook(String name) {
        this.name = name;
        this.entries = load(name + ".properties");
    }

    static WordBook of(Nationality nationality) {
        return named(nationality.name());
    }

    /** The words that people of all nationalities draw from. */
    static WordBook common() {
        return named("common");
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String text(String key) {
        String text = entries.getProperty(key);
        if (text == null) {
            throw new IllegalStateException(name + ".properties has no " + key);
        }
        return text;
    }

    List<String> list(String key) {
        List<String> list = lists.get(key);
        return list != null ? list : lists.computeIfAbsent(key, this::read);
    }

    private List<String> read(String key) {
        String[] parts = text(key).split(":", 3);
        return switch (parts[0]) {
            case "datafaker" -> Faker.WORDS.list(parts[1], parts[2]);
            case "like" -> named(parts[1]).list(key);
            default -> List.of(text(key).split("\\|"));
        };
    }

    private static WordBook named(String name) {
        WordBook book = BOOKS.get(name);
        return book != null ? book : BOOKS.computeIfAbsent(name, WordBook::new);
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (InputStream stream = WordBook.class.getResourceAsStream(file);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Made when the first list of datafaker's is asked for: its service takes a while to load. */
    private static final class Faker {
        static final FakerWords WORDS = new FakerWords();
    }
}
