package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.registry.service.RegistryService;
import io.pipelineappliance.registry.store.Subject;
import java.util.List;

/** Contexts, and what the registry says of itself. */
final class ServerRoutes {
    private static final String GROUP = "schema-registry";

    private final RegistryService service;
    private final RegistryServer.Identity identity;

    ServerRoutes(RegistryService service, RegistryServer.Identity identity) {
        this.service = service;
        this.identity = identity;
    }

    void register(RoutesConfig routes) {
        routes.get("/", context -> new Exchange(context).answer(Json.object()));
        routes.get("/contexts", context -> contexts(new Exchange(context)));
        routes.delete("/contexts/{context}", context -> {
            service.deletions()
                    .deleteContext(
                            Subject.of(context.pathParam("context") + ":").context());
            context.status(HttpStatus.NO_CONTENT);
        });
        routes.get("/v1/metadata/id", context -> new Exchange(context).answer(clusters()));
        routes.get(
                "/v1/metadata/version",
                context -> new Exchange(context)
                        .answer(Json.object().put("version", identity.version()).put("commitId", "")));
    }

    private void contexts(Exchange exchange) {
        String prefix = exchange.text("contextPrefix");
        List<String> contexts = service.queries().contexts().stream()
                .filter(context -> context.startsWith(prefix))
                .toList();
        exchange.answer(exchange.page(contexts));
    }

    private ObjectNode clusters() {
        ObjectNode answer = Json.object();
        ObjectNode scope = answer.putObject("scope");
        scope.putArray("path");
        scope.putObject("clusters")
                .put("kafka-cluster", identity.clusterId().get())
                .put("schema-registry-cluster", GROUP);
        return answer.put("id", "");
    }
}
