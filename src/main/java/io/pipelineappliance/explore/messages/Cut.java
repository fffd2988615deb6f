package io.pipelineappliance.explore.messages;

/** The beginnings of long texts. */
final class Cut {
    private Cut() {}

    /** At most that many characters, and no half of one. */
    static String to(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
