package io.pipelineappliance.launcher;

import io.pipelineappliance.launcher.options.ConfigOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the effective configuration. */
@Command(
        name = "config",
        header = "Print the effective configuration, each value with where it came from; secrets are masked.",
        mixinStandardHelpOptions = true)
final class ConfigCommand implements Runnable {
    @Mixin
    private ConfigOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(options.load().render());
        spec.commandLine().getOut().flush();
    }
}
