package io.pipelineappliance.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written like {@code 512MiB}, {@code 2GiB} or {@code 64KiB}.
 *
 * @param bytes not negative
 */
public record DataSize(long bytes) implements Comparable<DataSize> {
    private static final Pattern AMOUNT =
            Pattern.compile("(\\d{1,18})\\s*(B|KiB|MiB|GiB|TiB)", Pattern.CASE_INSENSITIVE);
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final long STEP = 1_024;

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative: " + bytes);
        }
    }

    /** That many MiB. */
    public static DataSize ofMebibytes(long mebibytes) {
        return new DataSize(Math.multiplyExact(mebibytes, STEP * STEP));
    }

    /**
     * Reads a size. The unit is required, so that nobody has to guess what {@code 512} means.
     *
     * @throws IllegalArgumentException when it is none, or more than a {@code long} of bytes
     */
    public static DataSize parse(String text) {
        Matcher amount = AMOUNT.matcher(text.strip());
        if (!amount.matches()) {
            throw new IllegalArgumentException("no size: " + text);
        }
        long bytes = Long.parseLong(amount.group(1));
        for (int i = 0; i < powerOf(amount.group(2)); i++) {
            bytes = multiplied(bytes, text);
        }
        return new DataSize(bytes);
    }

    /** In MiB, the unit of most products here, rounded down. */
    public long mebibytes() {
        return bytes / (STEP * STEP);
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In the largest unit in which it is whole, as {@link #parse} reads it. */
    @Override
    public String toString() {
        long amount = bytes;
        int unit = 0;
        while (amount != 0 && amount % STEP == 0 && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        return amount + UNITS.get(unit);
    }

    private static int powerOf(String unit) {
        return "bkmgt".indexOf(unit.toLowerCase(Locale.ROOT).charAt(0));
    }

    private static long multiplied(long bytes, String text) {
        try {
            return Math.multiplyExact(bytes, STEP);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("too large a size: " + text, e);
        }
    }
}
