/** Options that several commands share. */
package io.pipelineappliance.launcher.options;
