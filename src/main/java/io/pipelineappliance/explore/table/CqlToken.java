package io.pipelineappliance.explore.table;

import java.util.Locale;

/**
 * A word of a statement.
 *
 * @param kind what it is
 * @param text as it was written, without quotes
 * @param at its first character in the statement, from 1
 */
record CqlToken(Kind kind, String text, int at) {
    enum Kind {
        /** A keyword or a name without quotes. */
        WORD,
        /** A name in double quotes. */
        QUOTED_NAME,
        /** Between single quotes or double dollars. */
        STRING,
        NUMBER,
        SYMBOL
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
    }

    /** The name that Cassandra takes it for. */
    String name() {
        return kind == Kind.WORD ? text.toLowerCase(Locale.ROOT) : text;
    }
}
