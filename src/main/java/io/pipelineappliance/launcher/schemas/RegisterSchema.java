package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A new version of a subject. */
@Command(
        name = "register",
        header = "Register a schema as the newest version of a subject, unless it is one already.",
        mixinStandardHelpOptions = true)
final class RegisterSchema extends SchemasSubcommand {
    @Mixin
    private SchemaFile file;

    @Option(names = "--normalize", description = "Take schemas that differ in form only for the same.")
    private boolean normalize;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        JsonNode answer = http().post(versions(file.subject()) + "?normalize=" + normalize, file.request(command));
        print(
                answer,
                "%s has the schema under id %s."
                        .formatted(file.subject(), answer.path("id").asText()));
        return DONE;
    }
}
