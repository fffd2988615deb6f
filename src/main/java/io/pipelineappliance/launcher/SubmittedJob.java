package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.Libraries;
import io.pipelineappliance.assembly.SubmittedStream;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.launcher.options.ConfigOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code spark-submit} runs: the stream job alone, in a driver of Spark's. */
@Command(
        name = "spark-submit --class io.pipelineappliance.launcher.boot.StreamJobMain pipeline-appliance.jar",
        header = "The stream job alone: from the Kafka topic users_created into the table spark_streams.created_users.",
        description = {
            "",
            "Kafka, the Schema Registry and Cassandra are those of the configuration; where Spark is and how much of it the job has is said to"
                    + " spark-submit.",
            ""
        },
        mixinStandardHelpOptions = true)
public final class SubmittedJob implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Parameters(index = "0", hidden = true)
    private Path libraries;

    @Option(
            names = "--checkpoint",
            paramLabel = "URL",
            description =
                    "Directory or URL of the checkpoint, where every driver reaches it (default: checkpoint in the data directory).")
    private String checkpoint;

    private SubmittedJob() {}

    /**
     * Streams until the driver is asked to end.
     *
     * @param arguments the directory of the libraries first
     * @return the exit code
     */
    public static int run(String... arguments) {
        return new CommandLine(new SubmittedJob())
                .setExecutionExceptionHandler(SubmittedJob::explain)
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        ApplianceConfig config = options.load().config();
        String place = checkpoint != null
                ? checkpoint
                : config.dataDir().resolve("checkpoint").toAbsolutePath().toString();
        new SubmittedStream(config, place, Libraries.in(libraries.resolve("jars"))).run();
        return CommandLine.ExitCode.OK;
    }

    /** What has no sentence goes to the driver's log as it is. */
    private static int explain(Exception error, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (!(error instanceof ApplianceException)) {
            throw error;
        }
        command.getErr().println(error.getMessage());
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
