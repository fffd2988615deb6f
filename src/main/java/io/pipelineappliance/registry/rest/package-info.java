/**
 * The API of Confluent's Schema Registry over HTTP: its paths, parameters, content types and error codes, so that its clients find here what they know.
 */
package io.pipelineappliance.registry.rest;
