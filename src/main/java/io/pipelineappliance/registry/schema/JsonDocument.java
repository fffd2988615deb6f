package io.pipelineappliance.registry.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A schema's text as a tree, with those that it refers to: finds what a {@code $ref} means. Nothing is ever fetched. */
final class JsonDocument {
    private final JsonNode root;
    private final Map<String, JsonDocument> others;
    private final Map<String, JsonNode> named = new HashMap<>();

    /** @param others what it may refer to, by name */
    JsonDocument(JsonNode root, Map<String, JsonDocument> others) {
        this.root = root;
        this.others = others;
        collectNames(root);
    }

    JsonNode root() {
        return root;
    }

    /** A schema and the document that its own references start from. */
    record Place(JsonNode schema, JsonDocument document) {
        Place at(JsonNode inner) {
            return new Place(inner, document);
        }

        /** Where its reference leads, over any number of them, or itself when it is none. */
        Place resolved() {
            Set<JsonNode> seen = new HashSet<>();
            Place place = this;
            while (place.reference().isPresent()) {
                if (!seen.add(place.schema)) {
                    return new Place(BooleanNode.TRUE, document);
                }
                String reference = place.reference().get();
                JsonDocument from = place.document;
                place = from.find(reference).orElseThrow(() -> new InvalidSchemaException(unresolved(reference)));
            }
            return place;
        }

        Optional<String> reference() {
            return Optional.ofNullable(schema.get("$ref"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        }
    }

    Place place() {
        return new Place(root, this);
    }

    /** @throws InvalidSchemaException when a reference leads nowhere */
    void requireReferences() {
        requireReferences(root);
    }

    private void requireReferences(JsonNode node) {
        if (node.isObject()) {
            new Place(node, this)
                    .reference()
                    .filter(reference -> find(reference).isEmpty())
                    .ifPresent(reference -> {
                        throw new InvalidSchemaException(unresolved(reference));
                    });
            node.properties().forEach(member -> {
                if (!isData(member.getKey())) {
                    requireReferences(member.getValue());
                }
            });
        } else {
            node.forEach(this::requireReferences);
        }
    }

    private static boolean isData(String keyword) {
        return keyword.equals("enum")
                || keyword.equals("const")
                || keyword.equals("default")
                || keyword.equals("examples");
    }

    private static String unresolved(String reference) {
        return "its $ref '" + reference + "' leads nowhere; name that schema in 'references'";
    }

    private Optional<Place> find(String reference) {
        int hash = reference.indexOf('#');
        String name = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : decoded(reference.substring(hash + 1));
        if (named.containsKey(reference)) {
            return Optional.of(new Place(named.get(reference), this));
        }
        if (name.isEmpty()) {
            return within(root, fragment).map(node -> new Place(node, this));
        }
        if (named.containsKey(name)) {
            return within(named.get(name), fragment).map(node -> new Place(node, this));
        }
        return Optional.ofNullable(others.get(name)).flatMap(other -> other.find("#" + fragment));
    }

    private Optional<JsonNode> within(JsonNode base, String fragment) {
        if (fragment.isEmpty()) {
            return Optional.of(base);
        }
        if (!fragment.startsWith("/")) {
            return Optional.ofNullable(named.get("#" + fragment));
        }
        return Optional.of(base.at(JsonPointer.compile(fragment))).filter(node -> !node.isMissingNode());
    }

    private void collectNames(JsonNode node) {
        if (node.isObject()) {
            for (String keyword : new String[] {"$id", "id"}) {
                if (node.path(keyword).isTextual()) {
                    collectIdentifier(node.get(keyword).textValue(), node);
                }
            }
            if (node.path("$anchor").isTextual()) {
                named.putIfAbsent("#" + node.get("$anchor").textValue(), node);
            }
        }
        node.forEach(this::collectNames);
    }

    private void collectIdentifier(String identifier, JsonNode node) {
        named.putIfAbsent(identifier, node);
        int slash = identifier.lastIndexOf('/');
        if (slash >= 0 && slash < identifier.length() - 1) {
            named.putIfAbsent(identifier.substring(slash + 1), node);
        }
    }

    private static String decoded(String fragment) {
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidSchemaException("its $ref '#" + fragment + "' is no URI", e);
        }
    }
}
