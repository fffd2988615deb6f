/**
 * Asks each system that runs elsewhere, before anything depends on it, whether the appliance could work with it: found by its name,
 * reached, let in, of a version that fits, allowed to do what it must. What it makes for that it takes away again.
 */
package io.pipelineappliance.doctor;
