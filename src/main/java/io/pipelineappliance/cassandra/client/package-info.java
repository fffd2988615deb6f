/**
 * Cassandra as its clients see it: sessions, the pipeline's table, its rows. Speaks to an embedded node and to any other alike, and
 * is part of what executors load, so it knows nothing of the server.
 */
package io.pipelineappliance.cassandra.client;
