package io.pipelineappliance.pipeline;

/** Foreign text made fit to be shown inside a sentence: short, on one line, without control characters. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /**
     * The start of a text between double quotes.
     *
     * @param text anything, of any length
     */
    public static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return '"' + oneLine(start) + (start.length() < text.length() ? "…\"" : "\"");
    }

    /** The whole text with control characters, line breaks and lone surrogates as blanks, and runs of blanks as one. */
    public static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").strip();
    }
}
