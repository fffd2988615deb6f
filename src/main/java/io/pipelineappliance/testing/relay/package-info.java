/** Ports in front of the appliance's systems, through which their clients can be made to wait. */
package io.pipelineappliance.testing.relay;
