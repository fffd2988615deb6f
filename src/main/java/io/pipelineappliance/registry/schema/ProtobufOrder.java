package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumConstantElement;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import com.squareup.wire.schema.internal.parser.OptionElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.TypeElement;
import java.util.Comparator;
import java.util.List;

/**
 * Puts into one order what may stand in any: imports, options, fields by number. Messages stay, since their position is part of
 * messages on the wire. Comments go.
 */
final class ProtobufOrder {
    private static final Comparator<FieldElement> BY_NUMBER = Comparator.comparingInt(FieldElement::getTag);

    /** Wire writes the members of a message in the order of their lines. */
    private static final Location FILE = Location.get("schema.proto");

    private ProtobufOrder() {}

    static ProtoFileElement ordered(ProtoFileElement file) {
        return new ProtoFileElement(
                file.getLocation(),
                file.getPackageName(),
                file.getSyntax(),
                sorted(file.getImports()),
                sorted(file.getPublicImports()),
                sorted(file.getWeakImports()),
                file.getTypes().stream().map(ProtobufOrder::ordered).toList(),
                file.getServices(),
                file.getExtendDeclarations(),
                options(file.getOptions()));
    }

    private static TypeElement ordered(TypeElement type) {
        if (type instanceof MessageElement message) {
            return ordered(message);
        }
        return type instanceof EnumElement element ? ordered(element) : type;
    }

    private static MessageElement ordered(MessageElement message) {
        return new MessageElement(
                message.getLocation(),
                message.getName(),
                "",
                message.getNestedTypes().stream().map(ProtobufOrder::ordered).toList(),
                options(message.getOptions()),
                message.getReserveds(),
                fields(message.getFields()),
                message.getOneOfs().stream().map(ProtobufOrder::ordered).toList(),
                message.getExtensions(),
                message.getGroups(),
                message.getExtendDeclarations());
    }

    private static OneOfElement ordered(OneOfElement choice) {
        List<FieldElement> fields = fields(choice.getFields());
        return new OneOfElement(
                choice.getName(),
                "",
                fields,
                choice.getGroups(),
                options(choice.getOptions()),
                fields.isEmpty() ? choice.getLocation() : fields.get(0).getLocation());
    }

    private static EnumElement ordered(EnumElement element) {
        return new EnumElement(
                element.getLocation(),
                element.getName(),
                "",
                options(element.getOptions()),
                element.getConstants().stream()
                        .map(constant -> new EnumConstantElement(
                                constant.getLocation(),
                                constant.getName(),
                                constant.getTag(),
                                "",
                                options(constant.getOptions())))
                        .sorted(Comparator.comparingInt(EnumConstantElement::getTag))
                        .toList(),
                element.getReserveds());
    }

    private static List<FieldElement> fields(List<FieldElement> fields) {
        return fields.stream()
                .map(field -> new FieldElement(
                        FILE.at(field.getTag(), 1),
                        field.getLabel(),
                        field.getType(),
                        field.getName(),
                        field.getDefaultValue(),
                        field.getJsonName(),
                        field.getTag(),
                        "",
                        options(field.getOptions())))
                .sorted(BY_NUMBER)
                .toList();
    }

    private static List<OptionElement> options(List<OptionElement> options) {
        return options.stream()
                .sorted(Comparator.comparing(OptionElement::getName))
                .toList();
    }

    private static List<String> sorted(List<String> paths) {
        return paths.stream().sorted().distinct().toList();
    }
}
