/** Kafka's topics over the REST API. */
package io.pipelineappliance.dashboard.topics;
