package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends a run. */
@Command(name = "stop", header = "Stop a run that has not ended.", mixinStandardHelpOptions = true)
final class StopRun extends DagsSubcommand {
    @Mixin
    private RunArgument run;

    @Override
    public void run() {
        JsonNode stopped = client().post(run.path(this) + "/stop", JsonNodeFactory.instance.objectNode());
        print(stopped, Texts.text(stopped.path("id")) + " is " + Texts.text(stopped.path("state")) + ".");
    }
}
