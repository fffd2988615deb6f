package io.pipelineappliance.benchmark;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a benchmark's command line. */
final class BenchmarkCommand {
    private BenchmarkCommand() {}

    /** Returns the exit code; what kept a benchmark from measuring is a message, not a stack trace. */
    static int execute(Callable<Integer> benchmark, String[] arguments) {
        return new CommandLine(benchmark)
                .setExecutionExceptionHandler((error, command, parsed) -> {
                    if (error instanceof BenchmarkFailed) {
                        System.err.println(error.getMessage());
                    } else {
                        error.printStackTrace();
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
