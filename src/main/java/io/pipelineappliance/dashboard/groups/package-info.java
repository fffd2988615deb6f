/** Consumer groups, and the stream job as one, over the REST API. */
package io.pipelineappliance.dashboard.groups;
