package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.launcher.options.TextTable;
import picocli.CommandLine.Command;

/** All DAGs. */
@Command(name = "list", header = "List the DAGs.", mixinStandardHelpOptions = true)
final class ListDags extends DagsSubcommand {
    @Override
    public void run() {
        JsonNode answer = client().get(DAGS);
        TextTable table = new TextTable("DAG", "SCHEDULE", "STATE", "NEXT RUN", "LAST RUN", "ALERTS");
        for (JsonNode dag : answer.path("dags")) {
            table.row(
                    Texts.text(dag.path("id")),
                    Texts.text(dag.path("schedule")),
                    state(dag),
                    Texts.moment(dag.path("nextRunAt")),
                    Texts.text(dag.at("/lastRun/state")),
                    String.valueOf(dag.path("alerts").size()));
        }
        print(answer, table.toString());
    }

    /** Whether it runs here. */
    static String state(JsonNode dag) {
        if (dag.path("paused").asBoolean()) {
            return "paused";
        }
        return dag.path("leader").asBoolean() ? "active" : "another appliance leads";
    }
}
