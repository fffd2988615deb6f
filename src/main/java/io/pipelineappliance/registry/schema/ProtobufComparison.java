package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import io.pipelineappliance.registry.schema.ProtobufFields.Member;
import io.pipelineappliance.registry.schema.ProtobufTypes.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whether what was written with one Protobuf file means the same when it is read with another. On the wire a field is its number
 * and the form of its value: names may change, fields may come and go, and types may change within one wire form.
 */
final class ProtobufComparison {
    private final ProtobufTypes originalTypes;
    private final ProtobufTypes updateTypes;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> followed = new HashSet<>();

    ProtobufComparison(ProtobufTypes originalTypes, ProtobufTypes updateTypes) {
        this.originalTypes = originalTypes;
        this.updateTypes = updateTypes;
    }

    List<Difference> compare(ProtoFileElement original, ProtoFileElement update) {
        String originalPackage = Objects.requireNonNullElse(original.getPackageName(), "");
        String updatePackage = Objects.requireNonNullElse(update.getPackageName(), "");
        if (!originalPackage.equals(updatePackage)) {
            add("PACKAGE_CHANGED", "#/");
        }
        compareTypes(original.getTypes(), originalPackage, update.getTypes(), updatePackage, "#/");
        return differences;
    }

    private void compareTypes(
            List<TypeElement> original,
            String originalScope,
            List<TypeElement> update,
            String updateScope,
            String path) {
        Map<String, MessageElement> later = messages(update);
        messages(original).forEach((name, before) -> {
            MessageElement after = later.get(name);
            if (after != null) {
                compareMessages(
                        before,
                        ProtobufTypes.join(originalScope, name),
                        after,
                        ProtobufTypes.join(updateScope, name),
                        path + name + "/");
            } else if (!isMapEntry(before)) {
                add("MESSAGE_REMOVED", path + name);
            }
        });
    }

    private void compareMessages(
            MessageElement before, String beforeName, MessageElement after, String afterName, String path) {
        ProtobufFields original = new ProtobufFields(before);
        ProtobufFields update = new ProtobufFields(after);
        for (String choice : original.newlyExclusive(update)) {
            add("FIELD_MOVED_TO_EXISTING_ONEOF", path + choice);
        }
        original.members().forEach((number, member) -> {
            Member same = update.members().get(number);
            if (same != null) {
                compareFields(member.field(), beforeName, same.field(), afterName, path + number);
            } else if (member.isChoice() && !original.isWhollyGone(member.choice(), update)) {
                add("ONEOF_FIELD_REMOVED", path + member.choice() + "/" + number);
            } else if (member.isRequired()) {
                add("REQUIRED_FIELD_REMOVED", path + number);
            }
        });
        update.members().forEach((number, member) -> {
            if (member.isRequired() && !original.members().containsKey(number)) {
                add("REQUIRED_FIELD_ADDED", path + number);
            }
        });
        compareTypes(before.getNestedTypes(), beforeName, after.getNestedTypes(), afterName, path);
    }

    private void compareFields(
            FieldElement before, String beforeScope, FieldElement after, String afterScope, String path) {
        compareValues(
                value(before.getType(), originalTypes, beforeScope),
                value(after.getType(), updateTypes, afterScope),
                path);
        if (isNumeric(before, beforeScope) && (isRepeated(before) != isRepeated(after))) {
            add("FIELD_NUMERIC_LABEL_CHANGED", path);
        }
    }

    private boolean isNumeric(FieldElement field, String scope) {
        ProtobufValue value = value(field.getType(), originalTypes, scope);
        return value.form() != ProtobufValue.Form.STRING_OR_BYTES
                && value.form() != ProtobufValue.Form.MESSAGE
                && value.form() != ProtobufValue.Form.MAP;
    }

    private static boolean isRepeated(FieldElement field) {
        return field.getLabel() == Field.Label.REPEATED;
    }

    private static ProtobufValue value(String type, ProtobufTypes types, String scope) {
        return ProtobufValue.of(ProtoType.get(type), types, scope);
    }

    private void compareValues(ProtobufValue before, ProtobufValue after, String path) {
        if (before.kind() != after.kind()) {
            add("FIELD_KIND_CHANGED", path);
        } else if (before.form() == ProtobufValue.Form.MAP) {
            compareValues(before.key(), after.key(), path);
            compareValues(before.element(), after.element(), path);
        } else if (before.form() == ProtobufValue.Form.MESSAGE) {
            compareNamedTypes(before, after, path);
        } else if (before.form() != after.form()) {
            add("FIELD_SCALAR_KIND_CHANGED", path);
        }
    }

    private void compareNamedTypes(ProtobufValue before, ProtobufValue after, String path) {
        Optional<Type> original = before.type();
        Optional<Type> update = after.type();
        String originalName = original.map(Type::local).orElse(before.name());
        String updateName = update.map(Type::local).orElse(after.name());
        if (!originalName.equals(updateName)) {
            add("FIELD_NAMED_TYPE_CHANGED", path);
            return;
        }
        // What both declare themselves is compared where it is declared.
        boolean elsewhere = original.isPresent()
                && update.isPresent()
                && !(original.get().own() && update.get().own());
        if (elsewhere && followed.add(original.get().name())) {
            int known = differences.size();
            compareMessages(
                    (MessageElement) original.get().element(),
                    original.get().name(),
                    (MessageElement) update.get().element(),
                    update.get().name(),
                    path + "/" + originalName + "/");
            if (differences.size() > known) {
                add("FIELD_NAMED_TYPE_CHANGED", path);
            }
        }
    }

    private static Map<String, MessageElement> messages(List<TypeElement> types) {
        Map<String, MessageElement> messages = new LinkedHashMap<>();
        for (TypeElement type : types) {
            if (type instanceof MessageElement message) {
                messages.put(message.getName(), message);
            }
        }
        return messages;
    }

    private static boolean isMapEntry(MessageElement message) {
        return new Type("", "", message, true).isMapEntry();
    }

    private void add(String kind, String path) {
        differences.add(new Difference(kind, path));
    }
}
