package io.pipelineappliance.registry.rest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointNotFound;
import io.pipelineappliance.registry.schema.InvalidSchemaException;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.service.RegistryService;
import io.pipelineappliance.registry.store.LogUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of the API, and how its errors are told. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Bytes beyond what a body may have. */
    private static final long MOST_TO_PASS_OVER = 64L << 20;

    private final RegistryService service;
    private final RegistryServer.Identity identity;
    private final CompletionStage<Void> ready;

    Routes(RegistryService service, RegistryServer.Identity identity, CompletionStage<Void> ready) {
        this.service = service;
        this.identity = identity;
        this.ready = ready;
    }

    void register(RoutesConfig routes) {
        routes.before(LoopbackAccess::check);
        routes.before(context -> awaitReady());
        new SubjectRoutes(service).register(routes);
        new SchemaRoutes(service.queries()).register(routes);
        new CompatibilityRoutes(service.registrations()).register(routes);
        new ConfigRoutes(service.configurations()).register(routes);
        new ModeRoutes(service.modes()).register(routes);
        new ServerRoutes(service, identity).register(routes);
        registerErrors(routes);
    }

    private void awaitReady() {
        try {
            ready.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RegistryException(
                    ErrorCode.STORE_FAILURE, "The registry could not read its schemas yet; try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(ErrorCode.STORE_FAILURE, "The registry is stopping.", e);
        }
    }

    private static void registerErrors(RoutesConfig routes) {
        routes.exception(RegistryException.class, (e, context) -> answer(context, e.code(), e.getMessage()));
        routes.exception(
                InvalidSchemaException.class,
                (e, context) ->
                        answer(context, ErrorCode.INVALID_SCHEMA, "Invalid schema, details: " + e.getMessage()));
        routes.exception(
                LogUnavailableException.class,
                (e, context) -> answer(
                        context,
                        switch (e.outcome()) {
                            case NOT_WRITTEN -> ErrorCode.STORE_FAILURE;
                            case UNKNOWN -> ErrorCode.TIMED_OUT;
                            case TOO_LARGE -> ErrorCode.SCHEMA_TOO_LARGE;
                        },
                        e.getMessage()));
        routes.exception(
                EndpointNotFound.class,
                (e, context) ->
                        answer(context, ErrorCode.NOT_FOUND, "HTTP 404 Not Found: nothing is at " + context.path()));
        routes.exception(HttpResponseException.class, Routes::refuse);
        routes.exception(Exception.class, Routes::unexpected);
    }

    private static void refuse(HttpResponseException refusal, Context context) {
        if (refusal.getStatus() == HttpStatus.CONTENT_TOO_LARGE.getCode()) {
            passOverTheBody(context);
        }
        answer(context, refusal.getStatus(), refusal.getStatus(), refusal.getMessage());
    }

    /** Whoever is answered while still sending may never see the answer. */
    private static void passOverTheBody(Context context) {
        try {
            context.bodyInputStream().skip(MOST_TO_PASS_OVER);
        } catch (IOException e) {
            LOG.debug("{} {}: who sent too much has gone", context.method(), context.path(), e);
        }
    }

    private static void unexpected(Exception failure, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        answer(context, ErrorCode.INTERNAL, "The registry met an error that it did not expect; its log has it.");
    }

    private static void answer(Context context, ErrorCode code, String message) {
        answer(context, code.status(), code.code(), message);
    }

    private static void answer(Context context, int status, int code, String message) {
        context.status(status).contentType(MediaTypes.REGISTRY_V1).result(Json.bytes(Json.error(code, message)));
    }
}
