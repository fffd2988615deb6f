/** What a service manager or a load balancer asks: whether the process serves at all, and whether all of it does. Open to everybody. */
package io.pipelineappliance.dashboard.health;
