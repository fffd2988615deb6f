package io.pipelineappliance.config.loading;

/**
 * Where a value was given. Its text is what the user looks for: {@code appliance.yaml:3}, a variable's name,
 * {@code --set}.
 */
public sealed interface Origin {
    /** The reference file in the jar. */
    record Default() implements Origin {
        @Override
        public String toString() {
            return "default";
        }
    }

    /**
     * A line of a file.
     *
     * @param file as the user named it
     * @param line from 1
     */
    record FileLine(String file, int line) implements Origin {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * A variable of the environment.
     *
     * @param name like {@code APPLIANCE_KAFKA_PORT}
     */
    record EnvironmentVariable(String name) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * An option of the command line.
     *
     * @param option like {@code --set} or {@code --data-dir}
     */
    record CommandLineOption(String option) implements Origin {
        @Override
        public String toString() {
            return option;
        }
    }
}
