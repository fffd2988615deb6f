package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.ProtoType;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What Wire's parser leaves to its code generators: that imports and types exist, and that numbers and names are used once. */
final class ProtobufChecks {
    private static final int HIGHEST_NUMBER = (1 << 29) - 1;

    private final ProtoFileElement file;
    private final ProtobufTypes types;
    private final Set<String> imported;

    ProtobufChecks(ProtoFileElement file, ProtobufTypes types, Set<String> imported) {
        this.file = file;
        this.types = types;
        this.imported = imported;
    }

    /** @throws InvalidSchemaException for the first thing that is wrong */
    void require() {
        if (file.getTypes().isEmpty()
                && file.getServices().isEmpty()
                && file.getExtendDeclarations().isEmpty()) {
            throw new InvalidSchemaException("it declares no message, enum, service or extension");
        }
        Stream.concat(file.getImports().stream(), file.getPublicImports().stream())
                .filter(path -> !imported.contains(path) && !ProtobufTypes.isWellKnownFile(path))
                .findFirst()
                .ifPresent(path -> {
                    throw new InvalidSchemaException("its import '" + path + "' is not among its 'references'");
                });
        requireTypes(file.getTypes(), file.getPackageName() == null ? "" : file.getPackageName());
    }

    private void requireTypes(List<TypeElement> declared, String scope) {
        Set<String> names = new HashSet<>();
        for (TypeElement type : declared) {
            String name = ProtobufTypes.join(scope, type.getName());
            if (!names.add(type.getName())) {
                throw new InvalidSchemaException("it declares '" + name + "' twice");
            }
            if (type instanceof MessageElement message) {
                requireMessage(message, name);
                requireTypes(message.getNestedTypes(), name);
            } else if (type instanceof EnumElement element
                    && element.getConstants().isEmpty()) {
                throw new InvalidSchemaException("the enum '" + name + "' has no constants");
            }
        }
    }

    private void requireMessage(MessageElement message, String scope) {
        Set<Integer> numbers = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (FieldElement field : fields(message)) {
            if (!names.add(field.getName())) {
                throw new InvalidSchemaException(scope + " has two fields '" + field.getName() + "'");
            }
            if (field.getTag() < 1 || field.getTag() > HIGHEST_NUMBER) {
                throw new InvalidSchemaException(scope + "." + field.getName() + " has the number " + field.getTag()
                        + ", which is not from 1 to " + HIGHEST_NUMBER);
            }
            if (!numbers.add(field.getTag())) {
                throw new InvalidSchemaException(scope + " has two fields with the number " + field.getTag());
            }
            requireType(ProtoType.get(field.getType()), scope, field.getName());
        }
    }

    private void requireType(ProtoType type, String scope, String field) {
        if (type.isMap()) {
            requireType(type.getValueType(), scope, field);
            return;
        }
        boolean known = type.isScalar()
                || ProtobufTypes.isWellKnown(type.toString())
                || types.find(type.toString(), scope).isPresent();
        if (!known) {
            throw new InvalidSchemaException(
                    "the type '" + type + "' of " + scope + "." + field + " is declared nowhere");
        }
    }

    private static List<FieldElement> fields(MessageElement message) {
        return Stream.concat(
                        message.getFields().stream(),
                        message.getOneOfs().stream().flatMap(choice -> choice.getFields().stream()))
                .toList();
    }
}
