package io.pipelineappliance.fetch.builtin;

/**
 * Fills patterns of numbers: {@code #} becomes a digit, {@code *} a digit but 0, {@code ^} a capital letter, the
 * rest stays.
 */
final class Template {
    private Template() {}

    static String fill(String template, StableRandom random) {
        StringBuilder filled = new StringBuilder(template.length());
        for (int i = 0; i < template.length(); i++) {
            char symbol = template.charAt(i);
            filled.append(
                    switch (symbol) {
                        case '#' -> (char) random.between('0', '9');
                        case '*' -> (char) random.between('1', '9');
                        case '^' -> (char) random.between('A', 'Z');
                        default -> symbol;
                    });
        }
        return filled.toString();
    }
}
