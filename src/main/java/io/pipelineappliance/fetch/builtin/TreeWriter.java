package io.pipelineappliance.fetch.builtin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes trees of maps, lists, texts, integers and nulls with Jackson's generators; its object mapper would only
 * cost start-up.
 */
final class TreeWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private TreeWriter() {}

    static void json(Map<String, Object> document, OutputStream out) throws IOException {
        write(document, JSON.createGenerator(out));
    }

    static void prettyJson(Map<String, Object> document, OutputStream out) throws IOException {
        write(document, JSON.createGenerator(out).useDefaultPrettyPrinter());
    }

    static void yaml(Map<String, Object> document, OutputStream out) throws IOException {
        write(document, new YAMLFactory().createGenerator(out));
    }

    private static void write(Map<String, Object> document, JsonGenerator generator) throws IOException {
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (generator) {
            write((Object) document, generator);
        }
    }

    private static void write(Object node, JsonGenerator generator) throws IOException {
        if (node instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (node instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(item, generator);
            }
            generator.writeEndArray();
        } else if (node instanceof Integer number) {
            generator.writeNumber(number);
        } else {
            generator.writeString((String) node);
        }
    }
}
