/**
 * The subjects and schemas of whatever Schema Registry is configured, by Confluent's HTTP API: the embedded one is asked in the same way as
 * an external one, so that the page tells the same of both. Names and settings are strings here, since another registry may have more
 * of them than ours.
 */
package io.pipelineappliance.explore.schemas;
