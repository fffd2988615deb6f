package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs for intervals of the past. */
@Command(
        name = "backfill",
        header = "Run a DAG for intervals of the past: a range, or the last so many.",
        description = {
            "",
            "An interval's people are always the same, so that running it again makes no new rows. Intervals with a successful run are"
                    + " left out unless --again is given.",
            ""
        },
        mixinStandardHelpOptions = true)
final class BackfillDag extends DagsSubcommand {
    @Mixin
    private DagArgument dag;

    @ArgGroup(multiplicity = "1")
    private Begin begin;

    private static final class Begin {
        @Option(
                names = "--from",
                paramLabel = "MOMENT",
                description = "Intervals that start then or later, like 2026-01-31T10:00:00Z or 2026-01-31.")
        private String from;

        @Option(names = "--count", paramLabel = "N", description = "The last N intervals.")
        private Integer count;
    }

    @Option(names = "--to", paramLabel = "MOMENT", description = "Intervals that end then or earlier (default: now).")
    private String to;

    @Option(names = "--again", description = "Run intervals that have a successful run once more.")
    private boolean again;

    @Mixin
    private RunParameters parameters;

    @Mixin
    private RunWait wait;

    @Override
    public void run() {
        boolean waits = wait.asked();
        String path = dagPath(dag.name());
        JsonNode answer = client().post(path + "/backfills", order(path));
        JsonNode made = answer.path("runs");
        print(answer, text(made));
        if (waits) {
            List<JsonNode> ended = new ArrayList<>();
            made.forEach(run -> ended.add(wait.end(client(), path + "/runs/" + Urls.encoded(run.asText()))));
            ended.forEach(RunWait::requireSuccess);
        }
    }

    private ObjectNode order(String path) {
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("from", begin.from);
        order.put("to", to);
        order.put("count", begin.count);
        order.put("again", again);
        order.set("parameters", parameters.read(client(), path));
        return order;
    }

    private static String text(JsonNode made) {
        if (made.isEmpty()) {
            return "Nothing to run: every interval has a successful run; --again runs them once more.";
        }
        return made.size() == 1
                ? "1 run is queued: " + made.path(0).asText()
                : "%d runs are queued, from %s to %s"
                        .formatted(
                                made.size(),
                                made.path(0).asText(),
                                made.path(made.size() - 1).asText());
    }
}
