/**
 * Copies what an appliance holds to systems that run elsewhere. What has arrived is remembered at the other end, together with what
 * arrived: an export that was killed at any moment goes on where it was, and copies nothing twice.
 */
package io.pipelineappliance.export;
