package io.pipelineappliance.registry.schema;

/**
 * How messages call the two schemas of a comparison.
 *
 * @param reader the one that reads, {@code new} or {@code old}
 * @param writer the one that the data was written with
 */
public record Sides(String reader, String writer) {
    static final Sides BACKWARD = new Sides("new", "old");
    static final Sides FORWARD = new Sides("old", "new");
}
