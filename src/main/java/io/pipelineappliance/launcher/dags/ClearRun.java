package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A run, or one task of it and what follows, once more. */
@Command(
        name = "clear",
        header = "Forget the outcome of a run, or of one task and what follows it, and run that again.",
        mixinStandardHelpOptions = true)
final class ClearRun extends DagsSubcommand {
    @Mixin
    private RunArgument run;

    @Option(names = "--task", paramLabel = "TASK", description = "This task and those after it (default: all).")
    private String task;

    @Mixin
    private RunWait wait;

    @Override
    public void run() {
        boolean waits = wait.asked();
        String path = run.path(this);
        JsonNode cleared = client().post(
                        path + "/clear", JsonNodeFactory.instance.objectNode().put("task", task));
        JsonNode now = waits ? wait.end(client(), path) : cleared;
        print(now, Texts.text(now.path("id")) + " is " + Texts.text(now.path("state")) + ".");
        if (waits) {
            RunWait.requireSuccess(now);
        }
    }
}
