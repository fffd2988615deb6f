package io.pipelineappliance.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command of the command line printed, and its exit code. */
public record CommandRun(int exitCode, String out, String err) {
    /** Runs a command in this process, told as the launcher tells it: an error is its sentence. */
    public static CommandRun of(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, failed, parsed) -> {
                    failed.getErr().println(error.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    /** What it printed, as JSON. */
    public JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }
}
