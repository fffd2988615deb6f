/**
 * Looking into Cassandra: the rows of the pipeline's table, what they come to, and whatever a SELECT asks for.
 *
 * <p>Nothing here writes. The console's statements are held to one SELECT by {@link io.pipelineappliance.explore.table.SelectStatement}: a
 * role without rights to write would be better still, but the embedded node has no roles. Every request has a time-out and a page size, and
 * every result a bound.
 *
 * <p>The table is keyed by id, so Cassandra knows neither its newest rows nor how many it has. Both come from {@link
 * io.pipelineappliance.explore.table.TableScan}, which reads the table through while somebody looks, and not more often than it pays.
 */
package io.pipelineappliance.explore.table;
