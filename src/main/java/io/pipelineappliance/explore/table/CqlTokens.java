package io.pipelineappliance.explore.table;

import io.pipelineappliance.explore.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a statement apart as Cassandra's lexer does, so that nobody takes a string for a name or a comment for a statement. */
final class CqlTokens {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+|--[^\\n\\r]*|//[^\\n\\r]*|/\\*(?s:.*?)\\*/)
            |(?<string>'(?:[^']++|'')*+'|\\$\\$(?s:.*?)\\$\\$)
            |"(?<quoted>(?:[^"]++|"")++)"
            |(?<number>-?\\d[\\w.+-]*)
            |(?<word>[A-Za-z]\\w*)
            |(?<symbol>[^'"$])
            """, Pattern.COMMENTS);

    private CqlTokens() {}

    /** @throws InvalidRequest where a string, a name or a comment has no end */
    static List<CqlToken> of(String statement) {
        List<CqlToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(statement);
        int at = 0;
        while (at < statement.length()) {
            matcher.region(at, statement.length());
            if (!matcher.lookingAt() || statement.startsWith("/*", at) && matcher.group("space") == null) {
                throw new InvalidRequest("The statement has something at character %d that does not end: %s"
                        .formatted(at + 1, excerpt(statement, at)));
            }
            add(tokens, matcher, at + 1);
            at = matcher.end();
        }
        return tokens;
    }

    private static void add(List<CqlToken> tokens, Matcher matcher, int at) {
        if (matcher.group("string") != null) {
            tokens.add(new CqlToken(CqlToken.Kind.STRING, matcher.group("string"), at));
        } else if (matcher.group("quoted") != null) {
            tokens.add(new CqlToken(
                    CqlToken.Kind.QUOTED_NAME, matcher.group("quoted").replace("\"\"", "\""), at));
        } else if (matcher.group("number") != null) {
            tokens.add(new CqlToken(CqlToken.Kind.NUMBER, matcher.group("number"), at));
        } else if (matcher.group("word") != null) {
            tokens.add(new CqlToken(CqlToken.Kind.WORD, matcher.group("word"), at));
        } else if (matcher.group("symbol") != null) {
            tokens.add(new CqlToken(CqlToken.Kind.SYMBOL, matcher.group("symbol"), at));
        }
    }

    private static String excerpt(String statement, int at) {
        String rest = statement.substring(at);
        return rest.length() > 20 ? rest.substring(0, 20) + "…" : rest;
    }
}
