package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the schedule of a DAG rest. */
@Command(
        name = "pause",
        header = "Pause the schedule of a DAG, also over restarts; runs under way go on.",
        mixinStandardHelpOptions = true)
final class PauseDag extends DagsSubcommand {
    @Mixin
    private DagArgument dag;

    @Override
    public void run() {
        JsonNode answer = client().post(dagPath(dag.name()) + "/pause", JsonNodeFactory.instance.objectNode());
        print(answer, Texts.text(answer.path("id")) + " is paused.");
    }
}
