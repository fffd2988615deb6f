/** What clients of Confluent's Schema Registry rely on, endpoint by endpoint. {@code README.md} beside this file says what is left out. */
package io.pipelineappliance.registry.conformance;
