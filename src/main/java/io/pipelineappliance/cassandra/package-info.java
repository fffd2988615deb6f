/**
 * The Cassandra node that runs inside the appliance.
 *
 * <p>The node lives in a class loader of its own. It needs other versions of libraries (Netty 4.1 among them) than the rest of the
 * appliance, and it is made of static singletons: only a fresh loader lets it start a second time in one JVM. What is on this
 * side of that border ({@link io.pipelineappliance.cassandra.EmbeddedCassandra}) and what is on the other
 * ({@code io.pipelineappliance.cassandra.node}) meet in types of the JDK only.
 */
package io.pipelineappliance.cassandra;
