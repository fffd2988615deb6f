package io.pipelineappliance.launcher.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.client.SchemaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** A schema that the user has in a file, for a subject. */
final class SchemaFile {
    private static final String STANDARD_INPUT = "-";
    private static final Pattern REFERENCE = Pattern.compile("(.+)=(.+):(\\d+)");

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "Like users_created-value.")
    private String subject;

    @Parameters(index = "1", paramLabel = "FILE", description = "The schema; - reads standard input.")
    private String file;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description =
                    "avro, json or protobuf (default: by the file's name: .proto is protobuf, .json is json, others avro).")
    private SchemaType type;

    @Option(
            names = "--reference",
            paramLabel = "NAME=SUBJECT:VERSION",
            description = "A schema that this one refers to by that name; may be repeated.")
    private List<String> references = new ArrayList<>();

    String subject() {
        return subject;
    }

    /** The body of a request about this schema. */
    ObjectNode request(CommandSpec command) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("schema", text());
        request.put("schemaType", type().name());
        for (String reference : references) {
            Matcher parts = REFERENCE.matcher(reference);
            if (!parts.matches()) {
                throw new ParameterException(
                        command.commandLine(), "--reference: '" + reference + "' is not like NAME=SUBJECT:VERSION.");
            }
            request.withArray("references")
                    .addObject()
                    .put("name", parts.group(1))
                    .put("subject", parts.group(2))
                    .put("version", Integer.parseInt(parts.group(3)));
        }
        return request;
    }

    private SchemaType type() {
        if (type != null) {
            return type;
        }
        if (file.endsWith(".proto")) {
            return SchemaType.PROTOBUF;
        }
        return file.endsWith(".json") ? SchemaType.JSON : SchemaType.AVRO;
    }

    private String text() {
        try {
            return file.equals(STANDARD_INPUT)
                    ? new String(System.in.readAllBytes(), UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new ApplianceException(
                    "The schema cannot be read from " + file + " (" + e + "); give a text file in UTF-8, or - for"
                            + " standard input.",
                    e);
        }
    }
}
