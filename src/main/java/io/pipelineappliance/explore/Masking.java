package io.pipelineappliance.explore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields nobody may see, by name, wherever they stand: in a message at any depth, as a column of a table. Names count in either case.
 *
 * <p>What is hidden cannot be searched for either: filters see the masked value.
 */
public final class Masking {
    /** What stands in the place of a hidden value. */
    public static final String HIDDEN = "•••";

    private final Set<String> names;

    /** @param names of fields and columns */
    public Masking(Collection<String> names) {
        this.names = names.stream().map(Masking::canonical).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there is nothing to hide. */
    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether the field or column of that name is hidden. */
    public boolean hides(String name) {
        return names.contains(canonical(name));
    }

    /** Whether a text names a hidden field anywhere, so that it may hold its value as well. */
    public boolean mentions(String text) {
        String lower = canonical(text);
        return names.stream().anyMatch(lower::contains);
    }

    /** A copy of a value in which the hidden fields are {@link #HIDDEN}, at any depth; the value itself where there is nothing to hide. */
    public JsonNode mask(JsonNode value) {
        if (isEmpty()) {
            return value;
        }
        if (value instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> masked.set(field.getKey(), mask(field.getKey(), field.getValue())));
            return masked;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> masked.add(mask(element)));
            return masked;
        }
        return value;
    }

    /** A copy of a row in which the hidden columns are {@link #HIDDEN}; the row itself where there is nothing to hide. */
    public Map<String, Object> mask(Map<String, Object> row) {
        if (isEmpty()) {
            return row;
        }
        Map<String, Object> masked = new LinkedHashMap<>(row);
        masked.replaceAll((column, value) -> value != null && hides(column) ? HIDDEN : value);
        return masked;
    }

    /** The names, in lower case. */
    public Set<String> names() {
        return names;
    }

    private JsonNode mask(String name, JsonNode value) {
        return hides(name) && !value.isNull() ? JsonNodeFactory.instance.textNode(HIDDEN) : mask(value);
    }

    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
