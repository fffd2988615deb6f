package io.pipelineappliance.dashboard.http;

import io.javalin.config.RoutesConfig;

/** The routes of one area of the API, like those of topics. Each is described in the area's part of the OpenAPI document. */
public interface ApiArea extends AutoCloseable {
    /**
     * Adds the routes.
     *
     * @param root path that all of them begin with, {@code /api/v1}
     */
    void register(RoutesConfig routes, String root);

    /** Ends the streams and the work that are under way. */
    @Override
    default void close() {}
}
