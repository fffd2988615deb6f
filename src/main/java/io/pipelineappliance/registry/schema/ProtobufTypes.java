package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OptionElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The types that a Protobuf file can name: its own, those of its imports, and those that every compiler knows. */
final class ProtobufTypes {
    /** Packages whose files come with every compiler, or with Confluent's. */
    private static final List<String> WELL_KNOWN = List.of("google.protobuf.", "google.type.", "confluent.");

    /**
     * A message or enum.
     *
     * @param name with its package
     * @param local without its package
     * @param element what it says
     * @param own whether it is declared in the file itself
     */
    record Type(String name, String local, TypeElement element, boolean own) {
        boolean isEnum() {
            return element instanceof EnumElement;
        }

        boolean isMapEntry() {
            return element instanceof MessageElement message
                    && message.getOptions().stream().anyMatch(ProtobufTypes::marksMapEntry);
        }
    }

    private final Map<String, Type> byName = new HashMap<>();

    ProtobufTypes(ProtoFileElement file, Map<String, ProtoFileElement> imported) {
        imported.values().forEach(other -> collect(other, false));
        collect(file, true);
    }

    /**
     * The type that a field means by a name, as Protobuf looks it up: from the innermost scope outwards.
     *
     * @param scope the full name of the message that has the field
     */
    Optional<Type> find(String name, String scope) {
        if (name.startsWith(".")) {
            return Optional.ofNullable(byName.get(name.substring(1)));
        }
        return scopes(scope)
                .map(prefix -> byName.get(prefix.isEmpty() ? name : prefix + "." + name))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    static boolean isWellKnown(String name) {
        String absolute = name.startsWith(".") ? name.substring(1) : name;
        return WELL_KNOWN.stream().anyMatch(absolute::startsWith);
    }

    static boolean isWellKnownFile(String path) {
        return Set.of("google/protobuf/", "google/type/", "confluent/").stream().anyMatch(path::startsWith);
    }

    /** The entry message of a map, as older files write it out. */
    static Optional<String> mapType(Type type) {
        if (!type.isMapEntry()) {
            return Optional.empty();
        }
        List<FieldElement> fields = ((MessageElement) type.element()).getFields();
        return Optional.of(
                "map<" + fields.get(0).getType() + ", " + fields.get(1).getType() + ">");
    }

    static String join(String scope, String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    private static Stream<String> scopes(String scope) {
        return Stream.iterate(scope, inner -> inner != null, inner -> {
            int dot = inner.lastIndexOf('.');
            return inner.isEmpty() ? null : dot < 0 ? "" : inner.substring(0, dot);
        });
    }

    private void collect(ProtoFileElement file, boolean own) {
        String packageName = file.getPackageName() == null ? "" : file.getPackageName();
        file.getTypes().forEach(type -> collect(type, packageName, "", own));
    }

    private void collect(TypeElement type, String packageName, String outer, boolean own) {
        String local = join(outer, type.getName());
        String name = join(packageName, local);
        byName.put(name, new Type(name, local, type, own));
        type.getNestedTypes().forEach(inner -> collect(inner, packageName, local, own));
    }

    private static boolean marksMapEntry(OptionElement option) {
        return option.getName().equals("map_entry") && "true".equals(String.valueOf(option.getValue()));
    }
}
