package io.pipelineappliance.config.loading;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody most likely meant by a name that does not exist. */
final class NearestName {
    private NearestName() {}

    /** The valid name that is few typing errors away, or the only one that ends in the given word. */
    static Optional<String> of(String given, Collection<String> valid) {
        Optional<String> nearest = valid.stream().min(Comparator.comparingInt(name -> distance(given, name)));
        return nearest.filter(name -> distance(given, name) <= tolerated(given))
                .or(() -> onlyOneEndingIn(given, valid));
    }

    private static int distance(String given, String valid) {
        return LevenshteinDistance.getDefaultInstance().apply(plain(given), plain(valid));
    }

    private static int tolerated(String given) {
        return Math.max(1, given.length() / 4);
    }

    private static Optional<String> onlyOneEndingIn(String given, Collection<String> valid) {
        String word = plain(given.substring(given.lastIndexOf('.') + 1));
        List<String> candidates = valid.stream()
                .filter(name -> plain(name.substring(name.lastIndexOf('.') + 1)).equals(word))
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
