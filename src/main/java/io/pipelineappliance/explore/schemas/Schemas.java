package io.pipelineappliance.explore.schemas;

import io.pipelineappliance.registry.client.RegistryAccess;

/**
 * All that may be asked and ordered of a Schema Registry. Making one connects to nobody.
 *
 * <p>Every request throws {@link io.pipelineappliance.explore.Unavailable} when the registry does not answer in time, {@link
 * io.pipelineappliance.explore.NotFound} for what is not there, and {@link io.pipelineappliance.explore.InvalidRequest} for what the registry refuses.
 *
 * @param subjects the subjects
 * @param versions their versions
 * @param settings compatibility levels and modes
 * @param changes to check, register and delete
 */
public record Schemas(
        SchemaSubjects subjects, SchemaVersions versions, SchemaSettings settings, SchemaChanges changes) {

    /** Those of the registry there. */
    public static Schemas at(RegistryAccess access) {
        RegistryRequests registry = new RegistryRequests(access);
        SchemaSettings settings = new SchemaSettings(registry);
        SchemaSubjects subjects = new SchemaSubjects(registry, settings);
        return new Schemas(
                subjects,
                new SchemaVersions(registry, subjects),
                settings,
                new SchemaChanges(registry, settings, subjects));
    }
}
