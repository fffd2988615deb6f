package io.pipelineappliance.explore.table;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Masking;
import java.util.List;

/**
 * A statement that reads and does nothing else: one SELECT. CQL has no way to write from within a SELECT, and takes one statement at a time,
 * except for a batch, which begins with another word.
 *
 * <p>Where columns are hidden, their values must not come out under another name, within a function or by a condition. A hidden column may
 * stand in the list of what is selected, alone; its values are masked then.
 *
 * @param text what Cassandra is asked
 */
record SelectStatement(String text) {
    private static final int LONGEST = 20_000;

    /** @throws InvalidRequest with a sentence, when it is anything else */
    static SelectStatement of(String statement, Masking masking) {
        if (statement.length() > LONGEST) {
            throw new InvalidRequest("The statement has %d characters, more than %d; ask for less at once."
                    .formatted(statement.length(), LONGEST));
        }
        List<CqlToken> tokens = CqlTokens.of(statement);
        if (tokens.isEmpty()) {
            throw new InvalidRequest("There is no statement; write one, like SELECT * FROM keyspace.table LIMIT 10.");
        }
        CqlToken first = tokens.get(0);
        if (!first.isWord("select")) {
            throw new InvalidRequest(
                    "The statement begins with '%s', but this console only reads: it takes one SELECT; use cqlsh for anything else."
                            .formatted(first.text()));
        }
        tokens = withoutEnd(tokens);
        refuseMarkers(tokens);
        if (!masking.isEmpty()) {
            refuseDisguises(tokens, masking);
        }
        return new SelectStatement(statement);
    }

    private static List<CqlToken> withoutEnd(List<CqlToken> tokens) {
        for (int index = 0; index < tokens.size(); index++) {
            if (tokens.get(index).isSymbol(";")) {
                if (index < tokens.size() - 1) {
                    CqlToken next = tokens.get(index + 1);
                    throw new InvalidRequest(
                            "After the first statement there is '%s' at character %d; this console takes one statement at a time."
                                    .formatted(next.text(), next.at()));
                }
                return tokens.subList(0, index);
            }
        }
        return tokens;
    }

    private static void refuseMarkers(List<CqlToken> tokens) {
        for (CqlToken token : tokens) {
            if (token.isSymbol("?") || token.isSymbol(":")) {
                throw new InvalidRequest(
                        "'%s' at character %d stands for a value that is given apart, which is not possible here; write the value itself."
                                .formatted(token.text(), token.at()));
            }
        }
    }

    private static void refuseDisguises(List<CqlToken> tokens, Masking masking) {
        if (tokens.size() > 1 && tokens.get(1).isWord("json")) {
            throw new InvalidRequest(
                    "SELECT JSON is not possible here, since dashboard.mask hides fields, which are not told apart in it; select the columns.");
        }
        for (int index = 1; index < tokens.size(); index++) {
            CqlToken token = tokens.get(index);
            if (token.isName() && masking.hides(token.name()) && !isPlainlySelected(tokens, index)) {
                throw new InvalidRequest(
                        "The column %s is hidden by dashboard.mask: it may be selected, and is masked then, but not renamed, computed with or searched by (character %d)."
                                .formatted(token.name(), token.at()));
            }
        }
    }

    /** Whether the name stands by itself in the list before FROM: after SELECT or a comma there, and before a comma or FROM. */
    private static boolean isPlainlySelected(List<CqlToken> tokens, int index) {
        CqlToken before = tokens.get(index - 1);
        boolean begins = index == 1 || before.isSymbol(",") || (index == 2 && before.isWord("distinct"));
        boolean ends = index + 1 < tokens.size()
                && (tokens.get(index + 1).isSymbol(",") || tokens.get(index + 1).isWord("from"));
        return begins && ends && isWithinSelection(tokens, index);
    }

    private static boolean isWithinSelection(List<CqlToken> tokens, int index) {
        int depth = 0;
        for (CqlToken token : tokens.subList(1, index)) {
            if (token.isSymbol("(")) {
                depth++;
            } else if (token.isSymbol(")")) {
                depth--;
            } else if (token.isWord("from") && depth == 0) {
                return false;
            }
        }
        return depth == 0;
    }
}
