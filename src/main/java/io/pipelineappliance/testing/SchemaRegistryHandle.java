package io.pipelineappliance.testing;

import java.net.URI;

/**
 * The appliance's Schema Registry.
 *
 * @param url what serializers take as {@code schema.registry.url}
 */
public record SchemaRegistryHandle(URI url) {}
