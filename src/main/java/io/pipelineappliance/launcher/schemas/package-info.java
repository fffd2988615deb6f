/**
 * The commands under {@code schemas}. They talk to any registry by its HTTP API, to the appliance's own where nothing else is
 * configured. They write no log: there is no data directory that would be theirs.
 */
package io.pipelineappliance.launcher.schemas;
