package io.pipelineappliance.benchmark;

/** Nothing could be measured; the message says why. */
final class BenchmarkFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchmarkFailed(String message) {
        super(message);
    }
}
