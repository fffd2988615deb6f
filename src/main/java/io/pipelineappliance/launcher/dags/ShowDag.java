package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map.Entry;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One DAG. */
@Command(name = "show", header = "Show a DAG: tasks, parameters, counts and alerts.", mixinStandardHelpOptions = true)
final class ShowDag extends DagsSubcommand {
    @Mixin
    private DagArgument dag;

    @Override
    public void run() {
        JsonNode answer = client().get(dagPath(dag.name()));
        print(answer, text(answer));
    }

    private static String text(JsonNode dag) {
        StringJoiner text = new StringJoiner("\n");
        text.add(Texts.text(dag.path("id")) + ": " + Texts.text(dag.path("description")));
        text.add("schedule    " + Texts.text(dag.path("schedule")) + ", catch-up "
                + (dag.path("catchUp").asBoolean() ? "on" : "off") + ", runs at a time "
                + Texts.text(dag.path("maxActiveRuns")));
        text.add("state       " + ListDags.state(dag));
        text.add("next run    " + Texts.moment(dag.path("nextRunAt")));
        text.add("last run    " + Texts.text(dag.at("/lastRun/id")) + " " + Texts.text(dag.at("/lastRun/state")));
        text.add("runs kept   " + counts(dag.path("runsByState")));
        text.add("tasks       " + tasks(dag.path("tasks")));
        text.add("parameters");
        for (Entry<String, JsonNode> parameter :
                dag.at("/parametersSchema/properties").properties()) {
            text.add("  " + parameter.getKey() + ": " + description(parameter.getValue()));
        }
        text.add("alerts      " + (dag.path("alerts").isEmpty() ? "none" : ""));
        dag.path("alerts")
                .forEach(alert -> text.add("  " + Texts.moment(alert.path("since")) + " "
                        + Texts.text(alert.path("kind")) + ": " + Texts.text(alert.path("sentence"))));
        return text.toString();
    }

    private static String counts(JsonNode byState) {
        StringJoiner counts = new StringJoiner(", ").setEmptyValue("none");
        byState.properties().forEach(state -> counts.add(state.getValue().asText() + " " + state.getKey()));
        return counts.toString();
    }

    private static String tasks(JsonNode tasks) {
        StringJoiner names = new StringJoiner(" -> ");
        tasks.forEach(task -> names.add(task.path("id").asText()));
        return names.toString();
    }

    private static String description(JsonNode schema) {
        return schema.path("description").asText(schema.path("type").asText());
    }
}
