/** How areas that look into Kafka ask it: with time-outs, and failures as sentences. */
package io.pipelineappliance.explore.kafka;
