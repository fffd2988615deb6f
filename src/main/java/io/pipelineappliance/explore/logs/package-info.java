/**
 * The appliance's own logs: the files that its components write, read from their end and no further than a bound, and the levels of its
 * loggers, which can be changed until the process ends.
 */
package io.pipelineappliance.explore.logs;
