package io.pipelineappliance.registry.schema;

import java.util.List;

/** Makes schemas of texts. */
public final class SchemaParser {
    private SchemaParser() {}

    /**
     * The schema of a text.
     *
     * @param references what it refers to, each after those that it refers to itself
     * @param strictly whether it must be valid throughout, as new ones must; what is stored already is taken as it is
     * @throws InvalidSchemaException when the text is no such schema
     */
    public static ParsedSchema parse(
            SchemaType type, String text, List<ReferencedSchema> references, boolean strictly) {
        try {
            return switch (type) {
                case AVRO -> AvroSchema.parse(text, references, strictly);
                case JSON -> JsonSchema.parse(text, references, strictly);
                case PROTOBUF -> ProtobufSchema.parse(text, references, strictly);
            };
        } catch (StackOverflowError e) {
            throw new InvalidSchemaException("it nests too deeply", e);
        }
    }
}
