package io.pipelineappliance.registry.service;

import io.pipelineappliance.registry.store.SchemaLog;

/**
 * All that the registry does, over one topic.
 *
 * @param registrations adds and finds
 * @param deletions takes away
 * @param configurations compatibility and more
 * @param modes what may be done
 * @param queries what is there
 */
public record RegistryService(
        Registrations registrations, Deletions deletions, Configurations configurations, Modes modes, Queries queries) {
    /** Over this topic. */
    public static RegistryService over(SchemaLog log) {
        Modes modes = new Modes(log);
        Configurations configurations = new Configurations(log, modes);
        return new RegistryService(
                new Registrations(log, new Schemas(log.catalog()), configurations, modes),
                new Deletions(log, modes),
                configurations,
                modes,
                new Queries(log));
    }
}
