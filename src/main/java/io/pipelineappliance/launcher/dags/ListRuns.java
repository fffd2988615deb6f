package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TriggerKind;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The runs of a DAG. */
@Command(name = "runs", header = "List the runs of a DAG, the newest interval first.", mixinStandardHelpOptions = true)
final class ListRuns extends DagsSubcommand {
    @Mixin
    private DagArgument dag;

    @Option(names = "--state", paramLabel = "STATE", split = ",", description = "Any of ${COMPLETION-CANDIDATES}.")
    private Set<RunState> states = new LinkedHashSet<>();

    @Option(names = "--trigger", paramLabel = "KIND", split = ",", description = "Any of ${COMPLETION-CANDIDATES}.")
    private Set<TriggerKind> triggers = new LinkedHashSet<>();

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            description = "Intervals that start then or later, like 2026-01-31T10:00:00Z or 2026-01-31.")
    private String from;

    @Option(names = "--to", paramLabel = "MOMENT", description = "Intervals that start before then.")
    private String to;

    @Option(names = "--limit", description = "Runs at most, 1 to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit = 25;

    @Option(names = "--offset", description = "Runs to leave out, from the newest (default: ${DEFAULT-VALUE}).")
    private int offset;

    @Override
    public void run() {
        JsonNode page = client().get(dagPath(dag.name()) + "/runs?" + query());
        TextTable table =
                new TextTable("RUN", "STATE", "TRIGGER", "INTERVAL START", "STARTED", "TOOK", "TRIES", "NOTE");
        for (JsonNode run : page.path("runs")) {
            table.row(
                    Texts.text(run.path("id")),
                    Texts.text(run.path("state")),
                    Texts.text(run.path("trigger")),
                    Texts.moment(run.at("/interval/start")),
                    Texts.moment(run.path("startedAt")),
                    Texts.between(run.path("startedAt"), run.path("endedAt")),
                    tries(run),
                    Texts.text(run.path("note")));
        }
        String rest = "%d of %d"
                .formatted(page.path("runs").size(), page.path("total").asLong());
        print(page, table + "\n" + rest);
    }

    private String query() {
        StringJoiner query = new StringJoiner("&").add("limit=" + limit).add("offset=" + offset);
        states.forEach(state -> query.add("state=" + state));
        triggers.forEach(trigger -> query.add("trigger=" + trigger));
        if (from != null) {
            query.add("from=" + Urls.encoded(from));
        }
        if (to != null) {
            query.add("to=" + Urls.encoded(to));
        }
        return query.toString();
    }

    private static String tries(JsonNode run) {
        return StreamSupport.stream(run.path("tasks").spliterator(), false)
                .map(task -> String.valueOf(task.path("tries").size()))
                .collect(Collectors.joining("/"));
    }
}
