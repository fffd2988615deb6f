package io.pipelineappliance.fetch;

/** The source that people really came from, as the header {@code source} of each record tells it. */
public enum SourceName {
    RANDOMUSER("randomuser"),
    BUILT_IN("built-in");

    private final String label;

    SourceName(String label) {
        this.label = label;
    }

    /** The name in the record header, the log and on the page. */
    public String label() {
        return label;
    }
}
