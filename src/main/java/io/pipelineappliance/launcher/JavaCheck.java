package io.pipelineappliance.launcher;

import java.util.Optional;

/**
 * Whether this Java can run the appliance. Cassandra and Spark reach into the JDK, so that a newer one may lack what
 * they need.
 */
final class JavaCheck {
    static final int OLDEST = 17;
    static final int NEWEST = 25;

    private static final String RANGE = "Java " + OLDEST + " to " + NEWEST;

    private JavaCheck() {}

    static Optional<String> problem(int feature, boolean allowUntested) {
        if (feature < OLDEST) {
            return Optional.of("Java " + feature + " is too old: the appliance needs " + RANGE
                    + "; install one and start the appliance with its bin/java.");
        }
        if (feature > NEWEST && !allowUntested) {
            return Optional.of("Java " + feature + " is newer than any that the appliance is tested with: use " + RANGE
                    + ", or try this one with --set machine.allow-untested-java=true.");
        }
        return Optional.empty();
    }
}
