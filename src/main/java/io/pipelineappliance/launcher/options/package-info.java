/** Options that several commands share, and how they print. */
package io.pipelineappliance.launcher.options;
