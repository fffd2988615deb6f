package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.client.RegistryHttp;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands under {@code schemas} have in common. */
abstract class SchemasSubcommand implements Callable<Integer> {
    static final int DONE = 0;
    static final int REFUSED = 1;
    static final String LATEST = "latest";

    @Mixin
    private RegistryOptions options;

    @Spec
    private CommandSpec spec;

    private RegistryHttp http;

    @Override
    public abstract Integer call() throws InterruptedException;

    final RegistryHttp http() {
        if (http == null) {
            http = new RegistryHttp(options.access(spec));
        }
        return http;
    }

    /** A version's place in the API. */
    static String path(String subject, String version) {
        return versions(subject) + '/' + RegistryHttp.segment(version);
    }

    static String versions(String subject) {
        return "/subjects/" + RegistryHttp.segment(subject) + "/versions";
    }

    /** Prints the answer as it is, or as the text that people read. */
    final void print(JsonNode answer, String text) {
        print(options.asJson() ? answer.toPrettyString() : text);
    }

    final void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
