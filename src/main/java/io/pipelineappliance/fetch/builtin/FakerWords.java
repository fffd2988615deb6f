package io.pipelineappliance.fetch.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.datafaker.service.FakeValuesService;
import net.datafaker.service.FakerContext;
import net.datafaker.service.RandomService;

/** Datafaker's word lists. Reads the file of a locale when one of its lists is first asked for. */
final class FakerWords {
    private final FakeValuesService values = new FakeValuesService();

    /**
     * One list, without the entries that are expressions.
     *
     * @param locale a language tag of datafaker's
     * @param key such as {@code name.last_name}
     * @throws IllegalStateException when datafaker has no such list
     */
    synchronized List<String> list(String locale, String key) {
        FakerContext context = new FakerContext(Locale.forLanguageTag(locale), new RandomService());
        values.updateFakeValuesInterfaceMap(context.getLocaleChain());
        if (!(values.fetchObject(key, context) instanceof List<?> entries)) {
            throw new IllegalStateException("datafaker has no list " + key + " for " + locale);
        }
        List<String> words = new ArrayList<>(entries.size());
        for (Object entry : entries) {
            String word = entry.toString().strip();
            if (!word.isEmpty() && !word.contains("#{")) {
                words.add(word);
            }
        }
        return words;
    }
}
