/** Commands that make what the configuration says of those who may use the dashboard. */
package io.pipelineappliance.launcher.access;
