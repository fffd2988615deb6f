package io.pipelineappliance.format;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * The schema by which Avro is read: the one that we write with, except that a time may also be text, as it is in JSON. Many write
 * it so who take their schema from the JSON of the topic.
 */
final class ReaderSchema {
    private static final String LOGICAL_TYPE = "logicalType";

    private final Schema schema;

    ReaderSchema(String written) {
        Schema ours = new Schema.Parser().parse(written);
        schema = Schema.createRecord(ours.getName(), ours.getDoc(), ours.getNamespace(), false);
        schema.setFields(ours.getFields().stream()
                .map(field -> new Field(field.name(), readable(field.schema())))
                .toList());
    }

    private static Schema readable(Schema type) {
        return type.getType() == Schema.Type.LONG ? Schema.createUnion(type, Schema.create(Schema.Type.STRING)) : type;
    }

    Schema schema() {
        return schema;
    }

    /**
     * Why values of the writer's schema would be taken for something else, if they would. Avro matches types only: microseconds
     * would silently be read as milliseconds.
     */
    Optional<String> misreading(Schema writer) {
        if (writer.getType() != Schema.Type.RECORD) {
            return Optional.empty();
        }
        return schema.getFields().stream()
                .flatMap(ours ->
                        Optional.ofNullable(writer.getField(ours.name()))
                                .flatMap(theirs -> misreading(ours, theirs))
                                .stream())
                .findFirst();
    }

    private static Optional<String> misreading(Field ours, Field theirs) {
        List<String> meanings = branches(ours.schema()).stream()
                .map(type -> String.valueOf(type.getProp(LOGICAL_TYPE)))
                .toList();
        return branches(theirs.schema()).stream()
                .filter(type -> type.getType() != Schema.Type.STRING)
                .map(type -> type.getProp(LOGICAL_TYPE))
                .filter(meaning -> meaning != null && !meanings.contains(meaning))
                .findFirst()
                .map(meaning ->
                        ours.name() + ": written as " + meaning + ", which is not what is read here: " + ours.schema());
    }

    private static List<Schema> branches(Schema type) {
        return type.isUnion() ? type.getTypes() : List.of(type);
    }
}
