package io.pipelineappliance.fetch.builtin;

import java.util.List;

/**
 * SplitMix64, with bounds by multiplication: the same numbers on every Java version, which the JDK promises only for
 * {@link java.util.Random}, whose 48 bits of state are too few here.
 */
final class StableRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    StableRandom(long seed) {
        this.state = seed;
    }

    long next() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from {@code first} to {@code last}, both included. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** A number from {@code first} to {@code last}, both included. */
    long between(long first, long last) {
        return first + Math.floorMod(next(), last - first + 1);
    }

    String oneOf(List<String> words) {
        return words.get(below(words.size()));
    }

    char oneOf(String letters) {
        return letters.charAt(below(letters.length()));
    }
}
