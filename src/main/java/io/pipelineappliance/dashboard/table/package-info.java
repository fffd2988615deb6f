/** The API over Cassandra: the rows of the pipeline's table, what they come to, and a console that only reads. */
package io.pipelineappliance.dashboard.table;
