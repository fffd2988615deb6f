package io.pipelineappliance.dashboard.topics;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of topics in a body: names with texts, numbers, true or false; null takes one back. */
final class SettingValues {
    private SettingValues() {}

    static Map<String, Optional<String>> changes(JsonNode object) {
        Map<String, Optional<String>> changes = new TreeMap<>();
        object.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isContainerNode()) {
                throw new BadRequestResponse("%s is %s, but must be a text, a number, true, false or null."
                        .formatted(field.getKey(), value));
            }
            changes.put(field.getKey(), value.isNull() ? Optional.empty() : Optional.of(value.asText()));
        });
        return changes;
    }

    /** Those that are not null. */
    static Map<String, String> values(JsonNode object) {
        Map<String, String> values = new TreeMap<>();
        changes(object).forEach((name, value) -> value.ifPresent(text -> values.put(name, text)));
        return values;
    }
}
