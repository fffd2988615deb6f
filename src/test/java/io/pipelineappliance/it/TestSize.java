package io.pipelineappliance.it;

/** How much the long tests do: little in every build, all of it with the Maven profile {@code full}. */
final class TestSize {
    private static final boolean FULL = Boolean.getBoolean("it.full");

    private TestSize() {}

    static int of(int usual, int full) {
        return FULL ? full : usual;
    }
}
