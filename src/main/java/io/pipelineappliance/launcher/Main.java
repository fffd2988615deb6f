package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.Version;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.launcher.access.DashboardCommand;
import io.pipelineappliance.launcher.dags.DagsCommand;
import io.pipelineappliance.launcher.options.ConfigOptions;
import io.pipelineappliance.launcher.schemas.SchemasCommand;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** The command line. */
@Command(
        name = "pipeline-appliance",
        header = "A whole realtime data pipeline on one machine: ZooKeeper, Kafka, Spark and Cassandra in one jar.",
        description = {
            "",
            "Without a command it runs the appliance: people come from randomuser.me (or a built-in source), go through the Kafka topic"
                    + " users_created and Spark Structured Streaming, and end as rows in spark_streams.created_users.",
            ""
        },
        synopsisHeading = "Usage: java -jar pipeline-appliance.jar",
        customSynopsis = " [OPTIONS] [COMMAND]",
        versionProvider = Main.VersionOfBuild.class,
        mixinStandardHelpOptions = true,
        subcommands = {
            ConfigCommand.class,
            DoctorCommand.class,
            ExportCommand.class,
            DagsCommand.class,
            SchemasCommand.class,
            DashboardCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped as asked",
            "1:could not start, or failed while it ran; the sentence above says why",
            "2:the command line is wrong"
        },
        footer = {"", "Later settings win: appliance.yaml, environment variables (APPLIANCE_KAFKA_PORT=9192), --set."})
public final class Main implements Runnable {
    private static final Duration HOOKS_WITHIN = Duration.ofSeconds(1);

    @Mixin
    private ConfigOptions options;

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        ParentWatch.endWithParentIfChild();
        CommandLine commandLine = new CommandLine(new Main());
        // The terminal as it is now: what libraries print goes elsewhere once the appliance runs.
        commandLine.setErr(commandLine.getErr());
        int exitCode = commandLine
                .setExecutionExceptionHandler(Main::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        System.out.flush();
        exit(exitCode);
    }

    /** All is closed by now, in order: what is left to the hooks of products is to delete temporary files, for a moment. */
    private static void exit(int exitCode) {
        Thread patience = new Thread(
                () -> {
                    LockSupport.parkNanos(HOOKS_WITHIN.toNanos());
                    Runtime.getRuntime().halt(exitCode);
                },
                "exit");
        patience.setDaemon(true);
        patience.start();
        System.exit(exitCode);
    }

    @Override
    public void run() {
        new RunCommand(options.load()).run();
    }

    private static int explain(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter terminal = command.getErr();
        if (error instanceof ApplianceException) {
            terminal.println(error.getMessage());
        } else {
            terminal.println("The appliance failed: " + error + "; logs/appliance.log in the data directory has more.");
        }
        terminal.flush();
        log(error);
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** The first logger reads where the log files are to be, so there must be none before the data directory is ours. */
    private static void log(Exception error) {
        if (System.getProperty(RunCommand.LOG_DIRECTORY) != null) {
            LoggerFactory.getLogger(Main.class).error("the command failed", error);
        }
    }

    static final class VersionOfBuild implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"pipeline-appliance " + Version.current()};
        }
    }
}
