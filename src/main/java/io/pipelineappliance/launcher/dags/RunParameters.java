package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parameters of runs, given as text. The DAG's schema says which of them are numbers, texts or lists; the appliance checks the rest. */
final class RunParameters {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = {"-p", "--param"},
            paramLabel = "NAME=VALUE",
            description =
                    "A parameter of the run, like results=50 or nat=NO,GB; may be repeated. dags show lists them.")
    private List<String> pairs = new ArrayList<>();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @param dag its path */
    ObjectNode read(ApplianceClient client, String dag) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (pairs.isEmpty()) {
            return parameters;
        }
        JsonNode types = client.get(dag).at("/parametersSchema/properties");
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        command.commandLine(), "--param: '" + pair + "' is not NAME=VALUE, like results=50.");
            }
            String name = pair.substring(0, equals);
            parameters.set(name, value(pair.substring(equals + 1), types.path(name)));
        }
        return parameters;
    }

    private static JsonNode value(String text, JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "string" -> JsonNodeFactory.instance.textNode(text);
            case "array" -> list(text, schema.path("items"));
            default -> json(text);
        };
    }

    private static JsonNode list(String text, JsonNode items) {
        if (text.startsWith("[")) {
            return json(text);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String item : text.split(",")) {
            list.add(value(item.strip(), items));
        }
        return list;
    }

    private static JsonNode json(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value.isMissingNode() ? JsonNodeFactory.instance.textNode(text) : value;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
