/**
 * The appliance's own process and machine: the JVM by its management beans, the processes that it started and the volume by the
 * operating system, and what each part of the data directory takes. What costs something is looked at seldom and by a thread of its own.
 */
package io.pipelineappliance.explore.machine;
