package io.pipelineappliance.launcher.dags;

import java.util.Optional;
import picocli.CommandLine.Parameters;

/** Which DAG. */
final class DagArgument {
    @Parameters(arity = "0..1", paramLabel = "DAG", description = "The DAG (default: the only one).")
    private String dag;

    Optional<String> name() {
        return Optional.ofNullable(dag);
    }
}
