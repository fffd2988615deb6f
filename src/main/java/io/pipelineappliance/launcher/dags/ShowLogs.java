package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.pipelineappliance.component.ApplianceException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the tasks of a run wrote. */
@Command(name = "logs", header = "Print the logs of a run, every try of every task.", mixinStandardHelpOptions = true)
final class ShowLogs extends DagsSubcommand {
    @Mixin
    private RunArgument run;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "This task only.")
    private String task;

    @Option(names = "--try", paramLabel = "N", description = "This try only.")
    private Integer number;

    @Option(
            names = {"-f", "--follow"},
            description = "Print what is there and then each new line, until the run has ended.")
    private boolean follow;

    @Override
    public void run() {
        String path = run.path(this);
        if (follow) {
            new FollowedRun(client(), path, this::print).follow(task);
            return;
        }
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        for (JsonNode chosen : tasks(client().get(path))) {
            for (JsonNode one : chosen.path("tries")) {
                if (number == null || number == one.path("number").asInt()) {
                    answer.add(log(path, chosen.path("id").asText(), one));
                }
            }
        }
        print(answer, text(answer));
    }

    private List<JsonNode> tasks(JsonNode shown) {
        List<JsonNode> tasks = new ArrayList<>();
        shown.path("tasks").forEach(candidate -> {
            if (task == null || task.equals(candidate.path("id").asText())) {
                tasks.add(candidate);
            }
        });
        if (tasks.isEmpty()) {
            throw new ApplianceException("The run has no task '" + task + "'; leave it out to see all.");
        }
        return tasks;
    }

    private JsonNode log(String path, String name, JsonNode one) {
        int tried = one.path("number").asInt();
        return JsonNodeFactory.instance
                .objectNode()
                .put("task", name)
                .put("try", tried)
                .put("state", one.path("state").asText())
                .put("log", client().text(path + "/tasks/" + Urls.encoded(name) + "/tries/" + tried + "/log"));
    }

    private static String text(JsonNode logs) {
        if (logs.isEmpty()) {
            return "Nothing was tried yet.";
        }
        List<String> parts = new ArrayList<>();
        logs.forEach(log -> parts.add("--- %s, try %d: %s\n%s"
                .formatted(
                        log.path("task").asText(),
                        log.path("try").asInt(),
                        log.path("state").asText(),
                        log.path("log").asText().stripTrailing())));
        return String.join("\n", parts);
    }
}
