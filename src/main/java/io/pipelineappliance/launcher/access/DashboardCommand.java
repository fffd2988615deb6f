package io.pipelineappliance.launcher.access;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who may use the dashboard. */
@Command(
        name = "dashboard",
        header = "Make users and tokens for the dashboard.",
        mixinStandardHelpOptions = true,
        subcommands = {HashPassword.class, NewToken.class, CommandLine.HelpCommand.class})
public final class DashboardCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: dashboard hash-password or dashboard new-token.");
    }
}
