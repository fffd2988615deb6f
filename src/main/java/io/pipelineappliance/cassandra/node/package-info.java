/**
 * What runs inside Cassandra's class loader: a daemon with a start of its own, its settings, and the way down.
 *
 * <p>The stock daemon is made to own its JVM. It installs a security manager (which newer JVMs refuse), locks memory,
 * opens JMX, ends the JVM on errors and closes the standard streams. The start here leaves that out; it takes half the
 * time and half the memory.
 *
 * <p>Nothing here may refer to the rest of the appliance, and only {@link
 * io.pipelineappliance.cassandra.node.CassandraNode} is called from there, through interfaces of the JDK.
 */
package io.pipelineappliance.cassandra.node;
