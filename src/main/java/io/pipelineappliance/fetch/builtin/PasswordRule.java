package io.pipelineappliance.fetch.builtin;

import java.util.Optional;

/**
 * What the option {@code password} asks for.
 *
 * @param letters what the password is made of; empty takes a word from a list instead
 * @param shortest its least length
 * @param longest its greatest length
 */
record PasswordRule(String letters, int shortest, int longest) {
    private static final int MAXIMUM = 64;
    private static final int DEFAULT_SHORTEST = 8;
    private static final PasswordRule WORD = new PasswordRule("", 0, 0);

    /**
     * Reads {@code special,upper,lower,number,MIN-MAX}, in any order and number; parts that are none of these count
     * for nothing.
     */
    static PasswordRule parse(Optional<String> option) {
        if (option.isEmpty()) {
            return WORD;
        }
        StringBuilder letters = new StringBuilder();
        int[] lengths = {DEFAULT_SHORTEST, MAXIMUM};
        for (String part : option.get().split(",")) {
            switch (part.strip()) {
                case "special" -> letters.append(" !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
                case "upper" -> letters.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
                case "lower" -> letters.append("abcdefghijklmnopqrstuvwxyz");
                case "number" -> letters.append("0123456789");
                default -> lengths = lengths(part.strip()).orElse(lengths);
            }
        }
        return letters.isEmpty() ? WORD : new PasswordRule(letters.toString(), lengths[0], lengths[1]);
    }

    String draw(StableRandom random) {
        if (letters.isEmpty()) {
            return random.oneOf(WordBook.common().list("password"));
        }
        int length = random.between(shortest, longest);
        StringBuilder password = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            password.append(random.oneOf(letters));
        }
        return password.toString();
    }

    private static Optional<int[]> lengths(String range) {
        if (!range.matches("\\d{1,4}(-\\d{1,4})?")) {
            return Optional.empty();
        }
        String[] ends = range.split("-");
        int first = bounded(ends[0]);
        int last = bounded(ends[ends.length - 1]);
        return Optional.of(new int[] {Math.min(first, last), Math.max(first, last)});
    }

    private static int bounded(String length) {
        return Math.max(1, Math.min(MAXIMUM, Integer.parseInt(length)));
    }
}
