package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.DurationText;
import io.pipelineappliance.schedule.RunState;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether a command waits for the runs that it made. */
final class RunWait {
    private static final Duration ONE_REQUEST = Duration.ofSeconds(60);

    @Option(names = "--wait", description = "Wait for the end; exit code 1 unless it is SUCCESS.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Wait that long at most, like 90s or 10m (default: until it has ended).")
    private String timeout;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    boolean asked() {
        limit();
        return wait;
    }

    /**
     * The run, ended.
     *
     * @param path of the run
     * @throws ApplianceException when it has not ended in time
     */
    JsonNode end(ApplianceClient client, String path) {
        long until = System.nanoTime() + limit().toNanos();
        while (true) {
            long left = Math.max(0, (until - System.nanoTime()) / 1_000_000);
            JsonNode run = client.get(path + "/wait?timeout=" + Math.min(left, ONE_REQUEST.toMillis()) + "ms");
            if (isFinal(run)) {
                return run;
            }
            if (left == 0) {
                throw new ApplianceException(
                        "%s is still %s after %s; it goes on, and dags logs %1$s --follow shows how."
                                .formatted(Texts.text(run.path("id")), Texts.text(run.path("state")), timeout));
            }
        }
    }

    /** Fails unless the run succeeded. */
    static void requireSuccess(JsonNode run) {
        if (!run.path("state").asText().equals(RunState.SUCCESS.name())) {
            throw new ApplianceException(sentence(run));
        }
    }

    static boolean isFinal(JsonNode stateful) {
        return RunState.valueOf(stateful.path("state").asText()).isFinal();
    }

    private static String sentence(JsonNode run) {
        String id = run.path("id").asText();
        for (JsonNode task : run.path("tasks")) {
            JsonNode error =
                    task.path("tries").path(task.path("tries").size() - 1).path("error");
            if (error.isTextual()) {
                return "%s ended as %s: %s: %s"
                        .formatted(id, Texts.text(run.path("state")), Texts.text(task.path("id")), error.textValue());
            }
        }
        return "%s ended as %s.".formatted(id, Texts.text(run.path("state")));
    }

    private Duration limit() {
        if (timeout == null) {
            return Duration.ofDays(365);
        }
        try {
            return DurationText.parse(timeout);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command.commandLine(), "--timeout: '" + timeout + "' is no time like 90s or 10m.");
        }
    }
}
