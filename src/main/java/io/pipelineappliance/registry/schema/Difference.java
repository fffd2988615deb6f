package io.pipelineappliance.registry.schema;

import java.util.Locale;

/**
 * A place where one schema refuses what another accepts.
 *
 * @param kind in capitals, as Confluent's registry names it
 * @param path where, as a fragment like {@code #/properties/name}
 */
record Difference(String kind, String path) {
    String describe(Sides sides) {
        return "{errorType:\"%s\", description:\"%s, comparing the %s schema with the %s schema, at path '%s'\"}"
                .formatted(kind, words(), sides.reader(), sides.writer(), path);
    }

    private String words() {
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** {@code MAX_LENGTH} of {@code maxLength}. */
    static String constant(String keyword) {
        return keyword.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
