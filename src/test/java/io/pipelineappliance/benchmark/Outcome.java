package io.pipelineappliance.benchmark;

/** A figure of a wrong answer is worth nothing. */
final class Outcome {
    private Outcome() {}

    static <T> void require(String what, T expected, T actual) {
        if (!expected.equals(actual)) {
            throw new BenchmarkFailed("%s should be %s, but are %s".formatted(what, expected, actual));
        }
    }

    static void requireAtLeast(String what, int expected, int actual) {
        if (actual < expected) {
            throw new BenchmarkFailed("%s should be %,d at least, but are %,d".formatted(what, expected, actual));
        }
    }
}
