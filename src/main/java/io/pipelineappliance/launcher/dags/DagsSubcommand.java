package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands under {@code dags} have in common. */
abstract class DagsSubcommand implements Runnable {
    static final String DAGS = "/api/v1/dags";

    @Mixin
    private ApplianceOptions appliance;

    @Spec
    private CommandSpec spec;

    private ApplianceClient client;

    final ApplianceClient client() {
        if (client == null) {
            client = new ApplianceClient(appliance.address(spec), appliance.authorization());
        }
        return client;
    }

    /** The path of a DAG: of the one that is named, else of the only one that there is. */
    final String dagPath(Optional<String> name) {
        return DAGS + "/" + Urls.encoded(name.orElseGet(this::onlyDag));
    }

    private String onlyDag() {
        JsonNode dags = client().get(DAGS).path("dags");
        if (dags.size() != 1) {
            String names = StreamSupport.stream(dags.spliterator(), false)
                    .map(dag -> dag.path("id").asText())
                    .collect(Collectors.joining(", "));
            throw new ApplianceException(
                    dags.isEmpty()
                            ? "The appliance has no DAG; fetch.enabled says whether it has one."
                            : "The appliance has more than one DAG; name one of " + names + ".");
        }
        return dags.path(0).path("id").asText();
    }

    /** Prints the answer as it is, or as the text that people read. */
    final void print(JsonNode answer, String text) {
        print(appliance.asJson() ? answer.toPrettyString() : text);
    }

    final boolean printsJson() {
        return appliance.asJson();
    }

    final void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        if (out.checkError()) {
            throw new ApplianceException("Nobody reads the output any more.");
        }
    }
}
