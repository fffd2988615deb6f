/** Looking into Spark: the master with its workers and applications as its own page has them, and the executors the driver has heard of. */
package io.pipelineappliance.explore.spark;
