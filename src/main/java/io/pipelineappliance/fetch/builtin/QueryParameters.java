package io.pipelineappliance.fetch.builtin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a request. Of an option that is given twice the first counts; a value whose percent signs do not
 * decode is taken as it stands.
 */
record QueryParameters(Map<String, String> values) {
    /** Reads what follows the question mark; null when there is none. */
    static QueryParameters parse(String query) {
        Map<String, String> values = new HashMap<>();
        if (query != null) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                values.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of an option; absent when it is not given or empty. */
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** A number from 1 to {@code maximum}; whatever is given else counts as 1. */
    int number(String name, int maximum) {
        String value = values.getOrDefault(name, "");
        if (!value.matches("\\d{1,9}")) {
            return 1;
        }
        int number = Integer.parseInt(value);
        return number >= 1 && number <= maximum ? number : 1;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
