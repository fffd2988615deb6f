package io.pipelineappliance.launcher.schemas;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The Schema Registry. */
@Command(
        name = "schemas",
        header = "Look at the schemas of a running appliance, and change them.",
        description = {
            "",
            "Talks to the Schema Registry that the configuration names, or to --url. A subject is a topic with -value or -key behind"
                    + " its name.",
            ""
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ListSchemas.class,
            ShowSchema.class,
            RegisterSchema.class,
            CheckSchema.class,
            DiffSchemas.class,
            DeleteSchema.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; with check, the schema is compatible",
            "1:refused, incompatible, or no registry answers; the sentence above says which",
            "2:the command line is wrong"
        })
public final class SchemasCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: schemas list, for example.");
    }
}
