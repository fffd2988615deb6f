package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipelineappliance.schedule.RefusedOrder;
import java.util.List;

/** Holds the parameters of a run against the schema of its DAG. */
final class Parameters {
    private final Dag dag;
    private Schema schema;

    Parameters(Dag dag) {
        this.dag = dag;
    }

    /**
     * The parameters as the store keeps them.
     *
     * @throws RefusedOrder when they are no object, or not as the schema wants them
     */
    synchronized String checked(JsonNode parameters) {
        if (schema == null) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(dag.parametersSchema());
        }
        List<String> violations =
                schema.validate(parameters).stream().map(Parameters::sentence).toList();
        if (!violations.isEmpty()) {
            throw new RefusedOrder(
                    RefusedOrder.Reason.INVALID,
                    "The parameters do not fit the DAG " + dag.id() + ": " + String.join("; ", violations) + ".",
                    violations);
        }
        return parameters.toString();
    }

    private static String sentence(Error violation) {
        String place = violation.getInstanceLocation().toString().replaceFirst("^/", "");
        return place.isEmpty() ? violation.getMessage() : place + " " + violation.getMessage();
    }
}
