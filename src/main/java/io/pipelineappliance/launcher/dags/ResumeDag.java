package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets the schedule of a DAG go on. */
@Command(name = "resume", header = "Resume the schedule of a DAG.", mixinStandardHelpOptions = true)
final class ResumeDag extends DagsSubcommand {
    @Mixin
    private DagArgument dag;

    @Override
    public void run() {
        JsonNode answer = client().post(dagPath(dag.name()) + "/resume", JsonNodeFactory.instance.objectNode());
        print(
                answer,
                "%s is active; the next run is due %s."
                        .formatted(Texts.text(answer.path("id")), Texts.moment(answer.path("nextRunAt"))));
    }
}
