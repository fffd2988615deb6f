package io.pipelineappliance.config;

/**
 * A number of bytes, written like {@code 512MiB}, {@code 2GiB} or {@code 64KiB}.
 *
 * @param bytes not negative
 */
public record DataSize(long bytes) {
    /** Whole mebibytes, rounded down. */
    public long mebibytes() {
        return bytes >> 20;
    }
}
