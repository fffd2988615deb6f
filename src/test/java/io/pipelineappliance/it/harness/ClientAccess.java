package io.pipelineappliance.it.harness;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How the clients of a test are let in.
 *
 * @param kafka properties of a Kafka client
 * @param cassandra gives a session its credentials
 */
public record ClientAccess(Map<String, String> kafka, UnaryOperator<CqlSessionBuilder> cassandra) {
    /** Where everybody is. */
    public static final ClientAccess OPEN = new ClientAccess(Map.of(), UnaryOperator.identity());
}
