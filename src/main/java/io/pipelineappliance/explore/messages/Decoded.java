package io.pipelineappliance.explore.messages;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A key or value as far as it could be read, with what is masked left out.
 *
 * @param format what it was read as
 * @param size bytes in Kafka; null for none
 * @param text whole; null for none
 * @param json the fields; null when there are none
 * @param hidden whether something was masked
 * @param mark the schema it names; null for none
 * @param schemaType that schema's language; null when not known
 * @param note why it could not be read better; null when it could
 */
record Decoded(
        ContentFormat format,
        Integer size,
        String text,
        JsonNode json,
        boolean hidden,
        SchemaMark mark,
        String schemaType,
        String note) {

    /** What a filter calls it: fields, text, or null. */
    Object filterValue() {
        return json != null ? JsonValues.of(json) : text;
    }
}
