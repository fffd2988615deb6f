package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One schema. */
@Command(name = "show", header = "Show a schema, of a subject or by its id.", mixinStandardHelpOptions = true)
final class ShowSchema extends SchemasSubcommand {
    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--version", paramLabel = "N", description = "Version of the subject (default: the newest).")
    private String version = LATEST;

    private static final class Which {
        @Parameters(index = "0", paramLabel = "SUBJECT", description = "Like users_created-value.")
        private String subject;

        @Option(names = "--id", paramLabel = "ID", description = "The id that records carry.")
        private Integer id;
    }

    @Override
    public Integer call() throws InterruptedException {
        JsonNode schema = http().get(which.id == null ? path(which.subject, version) : "/schemas/ids/" + which.id);
        print(schema, title(schema) + "\n" + SchemaText.pretty(schema));
        return DONE;
    }

    private String title(JsonNode schema) {
        return which.id == null
                ? "%s, version %s, id %s, %s"
                        .formatted(
                                schema.path("subject").asText(),
                                schema.path("version").asText(),
                                schema.path("id").asText(),
                                SchemaText.type(schema))
                : "id %d, %s".formatted(which.id, SchemaText.type(schema));
    }
}
