package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.client.RegistryHttp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Away with a subject or a version. */
@Command(
        name = "delete",
        header =
                "Delete a subject, or one version of it. Records keep their schemas' ids, which stay until --permanent.",
        mixinStandardHelpOptions = true)
final class DeleteSchema extends SchemasSubcommand {
    @Parameters(index = "0", paramLabel = "SUBJECT", description = "Like users_created-value.")
    private String subject;

    @Option(names = "--version", paramLabel = "N", description = "This version only, or latest.")
    private String version;

    @Option(names = "--permanent", description = "For good; only what was deleted before.")
    private boolean permanent;

    @Override
    public Integer call() throws InterruptedException {
        String place = version == null ? "/subjects/" + RegistryHttp.segment(subject) : path(subject, version);
        JsonNode answer = http().delete(place + "?permanent=" + permanent);
        String what = answer.isArray() ? "versions " + answer : "version " + answer;
        print(
                answer,
                "Deleted %s of %s%s"
                        .formatted(what, subject, permanent ? " for good." : "; --permanent forgets them."));
        return DONE;
    }
}
