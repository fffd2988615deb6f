package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A manual run. */
@Command(name = "trigger", header = "Run a DAG now, with parameters.", mixinStandardHelpOptions = true)
final class TriggerRun extends DagsSubcommand {
    @Mixin
    private DagArgument dag;

    @Mixin
    private RunParameters parameters;

    @Mixin
    private RunWait wait;

    @Override
    public void run() {
        boolean waits = wait.asked();
        String path = dagPath(dag.name());
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.set("parameters", parameters.read(client(), path));
        JsonNode run = client().post(path + "/runs", order);
        if (waits) {
            run = wait.end(
                    client(), path + "/runs/" + Urls.encoded(run.path("id").asText()));
        }
        print(run, Texts.text(run.path("id")) + " is " + Texts.text(run.path("state")) + ".");
        if (waits) {
            RunWait.requireSuccess(run);
        }
    }
}
