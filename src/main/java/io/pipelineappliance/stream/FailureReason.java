package io.pipelineappliance.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a query ended, in one sentence. Spark wraps what a task threw in several exceptions, each quoting a stack trace. */
final class FailureReason {
    /** What {@code org.apache.spark.ExecutorLostFailure} says, somewhere in the sentence about the job. */
    private static final Pattern LOST_EXECUTOR =
            Pattern.compile("ExecutorLostFailure \\(executor (\\S+) exited [^)]*\\)(?: Reason: (.*))?");

    private FailureReason() {}

    /** The innermost message's first line, or which executor was lost if that is what it says. */
    static String of(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String name = cause.getClass().getSimpleName();
        return cause.getMessage() == null
                ? name
                : cause.getMessage()
                        .lines()
                        .findFirst()
                        .map(FailureReason::shortened)
                        .orElse(name);
    }

    private static String shortened(String line) {
        Matcher lost = LOST_EXECUTOR.matcher(line);
        if (!lost.find()) {
            return line;
        }
        String executor = "executor " + lost.group(1) + " was lost";
        return lost.group(2) == null ? executor : executor + ": " + lost.group(2);
    }
}
