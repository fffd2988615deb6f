package io.pipelineappliance.launcher.dags;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The schedule of a running appliance. */
@Command(
        name = "dags",
        header = "Look at the schedule of a running appliance, and give it orders.",
        description = {
            "",
            "Talks to the appliance that runs on the data directory, or to --url. DAG can be left out while there is only one.",
            ""
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ListDags.class,
            ShowDag.class,
            ListRuns.class,
            TriggerRun.class,
            PauseDag.class,
            ResumeDag.class,
            BackfillDag.class,
            ClearRun.class,
            StopRun.class,
            ShowLogs.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; with --wait, the run succeeded",
            "1:refused, failed, or no appliance answers; the sentence above says which",
            "2:the command line is wrong"
        })
public final class DagsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: dags list, for example.");
    }
}
