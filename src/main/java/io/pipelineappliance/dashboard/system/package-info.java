/**
 * The API of the appliance itself: its process, its configuration, its logs and its threads. A level of a logger is the one thing that
 * can be changed here, and who changes one is written to the log.
 */
package io.pipelineappliance.dashboard.system;
