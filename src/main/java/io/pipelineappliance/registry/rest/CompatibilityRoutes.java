package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.Registrations;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.service.VersionNumber;
import java.util.List;
import java.util.Optional;

/** {@code /compatibility}: what would happen, without its happening. */
final class CompatibilityRoutes {
    private static final String VERSIONS = "/compatibility/subjects/{subject}/versions";

    private final Registrations registrations;

    CompatibilityRoutes(Registrations registrations) {
        this.registrations = registrations;
    }

    void register(RoutesConfig routes) {
        routes.post(VERSIONS, context -> check(new Exchange(context), Optional.empty()));
        routes.post(VERSIONS + "/{version}", context -> {
            Exchange exchange = new Exchange(context);
            check(exchange, Optional.of(exchange.version()));
        });
    }

    private void check(Exchange exchange, Optional<VersionNumber> version) {
        boolean verbose = exchange.flag("verbose");
        List<String> obstacles = obstacles(exchange, version, verbose);
        ObjectNode answer = Json.object().put("is_compatible", obstacles.isEmpty());
        if (verbose) {
            ArrayNode messages = answer.putArray("messages");
            obstacles.forEach(messages::add);
        }
        exchange.answer(answer);
    }

    private List<String> obstacles(Exchange exchange, Optional<VersionNumber> version, boolean verbose) {
        try {
            return registrations.obstacles(
                    exchange.subject(), version, SchemaRequests.of(exchange.body()), exchange.flag("normalize"));
        } catch (RegistryException e) {
            if (verbose && e.code() == ErrorCode.INVALID_SCHEMA) {
                return List.of(e.getMessage());
            }
            throw e;
        }
    }
}
