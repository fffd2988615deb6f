package io.pipelineappliance.launcher.options;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import picocli.CommandLine.Option;

/** How a command prints what it has found; the same for every command that finds something. */
public final class OutputOption {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private enum Form {
        TABLE,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "table, for people, or json, for scripts (default: table).")
    private Form form = Form.TABLE;

    /** Whether a script reads it. */
    public boolean isJson() {
        return form == Form.JSON;
    }

    /** Maps, lists and records as JSON. */
    public static String json(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
