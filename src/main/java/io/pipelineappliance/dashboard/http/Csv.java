package io.pipelineappliance.dashboard.http;

/** Cells of CSV as RFC 4180 has them. */
public final class Csv {
    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private Csv() {}

    /** A text in quotes, nothing for none; what a spreadsheet would take for a formula begins with an apostrophe. */
    public static String cell(String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String safe = BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
