package io.pipelineappliance.registry.schema;

/**
 * The use of a schema by another one.
 *
 * @param name how the other one writes it: an Avro type, a JSON Schema {@code $ref} or a Protobuf import
 * @param subject where it is registered
 * @param version under which version; -1 means the latest
 */
public record SchemaReference(String name, String subject, int version) implements Comparable<SchemaReference> {
    @Override
    public int compareTo(SchemaReference other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : subject.compareTo(other.subject);
    }
}
