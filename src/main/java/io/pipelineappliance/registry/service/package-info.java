/**
 * What the registry does, apart from HTTP: registers, finds and deletes schemas, and keeps configurations and modes. Everything that is refused
 * is a {@link io.pipelineappliance.registry.service.RegistryException} with one of the codes that clients of Confluent's registry know.
 */
package io.pipelineappliance.registry.service;
