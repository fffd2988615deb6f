package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a schema could be registered. */
@Command(
        name = "check",
        header = "Say whether a schema is compatible with those of a subject, and if not, why.",
        mixinStandardHelpOptions = true)
final class CheckSchema extends SchemasSubcommand {
    @Mixin
    private SchemaFile file;

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "Compare with this version, or latest (default: with those that the subject's level says).")
    private String version;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        String place = version == null ? versions(file.subject()) : path(file.subject(), version);
        JsonNode answer = http().post("/compatibility" + place + "?verbose=true", file.request(command));
        boolean compatible = answer.path("is_compatible").asBoolean();
        StringBuilder text = new StringBuilder(
                "The schema is " + (compatible ? "" : "not ") + "compatible with " + file.subject() + '.');
        answer.path("messages").forEach(message -> text.append("\n  ").append(message.asText()));
        print(answer, text.toString());
        return compatible ? DONE : REFUSED;
    }
}
