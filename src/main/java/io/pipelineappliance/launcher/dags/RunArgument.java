package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which run of which DAG. */
final class RunArgument {
    private static final String NEWEST = "newest";

    @Parameters(index = "0", paramLabel = "RUN", description = "The run's id, as dags runs prints it, or newest.")
    private String run;

    @Option(names = "--dag", paramLabel = "DAG", description = "The DAG (default: the only one).")
    private String dag;

    /** The path of the run. */
    String path(DagsSubcommand command) {
        String runs = command.dagPath(Optional.ofNullable(dag)) + "/runs";
        return runs + "/" + Urls.encoded(run.equals(NEWEST) ? newest(command, runs) : run);
    }

    private static String newest(DagsSubcommand command, String runs) {
        JsonNode page = command.client().get(runs + "?limit=1");
        if (page.path("runs").isEmpty()) {
            throw new ApplianceException("There is no run yet; dags trigger makes one.");
        }
        return page.at("/runs/0/id").asText();
    }
}
