/**
 * Looking into the systems of the pipeline, and changing what is in them, over their public protocols: what the dashboard's API stands on.
 * A package below this one is one area. Each asks with time-outs, holds no more than a bound of anything in memory, and hides the fields that {@link
 * io.pipelineappliance.explore.Masking} names. None of them knows the web server, and none knows whether a system is embedded.
 */
package io.pipelineappliance.explore;
