package io.pipelineappliance.explore.messages;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.squareup.wire.schema.CoreLoader;
import com.squareup.wire.schema.ErrorCollector;
import com.squareup.wire.schema.Linker;
import com.squareup.wire.schema.Loader;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.ProtoFile;
import com.squareup.wire.schema.Schema;
import com.squareup.wire.schema.internal.SchemaEncoder;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The messages of a Protobuf schema. Wire reads the language, Google's library the values, since it has the JSON that Protobuf specifies; a
 * descriptor of the file goes from one to the other.
 */
final class ProtobufFile {
    private static final String PATH = "schema.proto";

    private final FileDescriptor file;

    private ProtobufFile(FileDescriptor file) {
        this.file = file;
    }

    /**
     * Reads a schema.
     *
     * @param imports by the names under which it imports them
     * @throws IllegalArgumentException when it cannot be read
     */
    static ProtobufFile parse(String text, Map<String, String> imports) {
        try {
            ProtoFile source = read(PATH, text);
            Schema schema = new Linker(loader(imports), new ErrorCollector(), true, true).link(List.of(source));
            return new ProtobufFile(build(schema, new SchemaEncoder(schema), PATH, new HashMap<>()));
        } catch (Exception e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static ProtoFile read(String path, String text) {
        return ProtoFile.Companion.get(ProtoParser.Companion.parse(Location.get(path), text));
    }

    private static Loader loader(Map<String, String> imports) {
        return new Loader() {
            @Override
            public ProtoFile load(String path) {
                String text = imports.get(path);
                return text == null ? CoreLoader.INSTANCE.load(path) : read(path, text);
            }

            @Override
            public Loader withErrors(ErrorCollector errors) {
                return this;
            }
        };
    }

    private static FileDescriptor build(
            Schema schema, SchemaEncoder encoder, String path, Map<String, FileDescriptor> built) throws Exception {
        FileDescriptor known = built.get(path);
        if (known != null) {
            return known;
        }
        ProtoFile file = schema.protoFile(path);
        if (file == null) {
            throw new IllegalArgumentException("it imports " + path + ", which it does not refer to");
        }
        FileDescriptorProto encoded =
                FileDescriptorProto.parseFrom(encoder.encode(file).toByteArray());
        List<FileDescriptor> dependencies = new ArrayList<>();
        for (String dependency : encoded.getDependencyList()) {
            dependencies.add(build(schema, encoder, dependency, built));
        }
        FileDescriptor descriptor =
                FileDescriptor.buildFrom(encoded, dependencies.toArray(FileDescriptor[]::new), true);
        built.put(path, descriptor);
        return descriptor;
    }

    /** A message by its way through the nesting: the index in the file, then in the message above. */
    Descriptor message(List<Integer> indexes) {
        Descriptor found = null;
        for (int index : indexes) {
            List<Descriptor> level = found == null ? file.getMessageTypes() : found.getNestedTypes();
            if (index < 0 || index >= level.size()) {
                throw new IllegalArgumentException("the schema has no message at index %s".formatted(indexes));
            }
            found = level.get(index);
        }
        return found;
    }

    /** Where a message is, by its name with or without the package; one in another has the other's name before it. */
    List<Integer> indexes(String name) {
        List<Integer> found = indexes(file.getMessageTypes(), name);
        if (found == null) {
            throw new IllegalArgumentException("it has no message " + name);
        }
        return found;
    }

    private List<Integer> indexes(List<Descriptor> level, String name) {
        for (Descriptor type : level) {
            String full = type.getFullName();
            if (full.equals(name) || full.equals(file.getPackage() + "." + name)) {
                return List.of(type.getIndex());
            }
            List<Integer> below = indexes(type.getNestedTypes(), name);
            if (below != null) {
                List<Integer> all = new ArrayList<>(List.of(type.getIndex()));
                all.addAll(below);
                return all;
            }
        }
        return null;
    }

    /** JSON as Protobuf specifies it, with the names of fields as the schema writes them and default values written out. */
    static String json(Descriptor type, byte[] bytes, int offset) throws InvalidProtocolBufferException {
        DynamicMessage message = DynamicMessage.parseFrom(
                type, com.google.protobuf.ByteString.copyFrom(bytes, offset, bytes.length - offset));
        return JsonFormat.printer()
                .alwaysPrintFieldsWithNoPresence()
                .preservingProtoFieldNames()
                .print(message);
    }

    /** @throws InvalidProtocolBufferException when the JSON does not fit; says why */
    static byte[] bytes(Descriptor type, String json) throws InvalidProtocolBufferException {
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        JsonFormat.parser().merge(json, builder);
        return builder.build().toByteArray();
    }
}
