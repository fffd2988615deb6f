package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.launcher.options.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All subjects. */
@Command(name = "list", header = "List the subjects, each with its newest version.", mixinStandardHelpOptions = true)
final class ListSchemas extends SchemasSubcommand {
    @Option(names = "--versions", description = "List all versions, not only the newest.")
    private boolean all;

    @Option(names = "--deleted", description = "List those that were deleted, but not permanently, as well.")
    private boolean deleted;

    @Override
    public Integer call() throws InterruptedException {
        JsonNode answer = http().get("/schemas?latestOnly=" + !all + "&deleted=" + deleted);
        TextTable table = new TextTable("SUBJECT", "VERSION", "ID", "TYPE");
        for (JsonNode schema : answer) {
            table.row(
                    schema.path("subject").asText(),
                    schema.path("version").asText(),
                    schema.path("id").asText(),
                    SchemaText.type(schema));
        }
        print(answer, table.toString());
        return DONE;
    }
}
