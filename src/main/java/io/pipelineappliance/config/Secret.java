package io.pipelineappliance.config;

/**
 * A value that must not be seen: a password or a token. Any component of this type is masked wherever configuration
 * is shown.
 *
 * @param value the value itself; ask for it only where it is used
 */
public record Secret(String value) {
    /** What stands in its place. */
    public static final String MASK = "******";

    @Override
    public String toString() {
        return MASK;
    }
}
