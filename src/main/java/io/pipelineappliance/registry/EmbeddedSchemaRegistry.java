package io.pipelineappliance.registry;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.registry.rest.RegistryServer;
import io.pipelineappliance.registry.service.RegistryService;
import io.pipelineappliance.registry.store.SchemaLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A Schema Registry on loopback. */
public final class EmbeddedSchemaRegistry implements Component {
    private final SchemaRegistryConfig config;
    private final String bootstrapServers;
    private final String version;
    private SchemaLog log;
    private RegistryServer server;

    /**
     * @param config the port
     * @param bootstrapServers Kafka, which holds its topic
     * @param version what it says its version is
     */
    public EmbeddedSchemaRegistry(SchemaRegistryConfig config, String bootstrapServers, String version) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.version = version;
    }

    /** The server opens while the topic is read; whoever asks meanwhile waits. */
    @Override
    public void start() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        log = new SchemaLog(bootstrapServers);
        server = new RegistryServer(
                config.port(), RegistryService.over(log), new RegistryServer.Identity(version, this::clusterId), ready);
        FutureTask<Void> opening = new FutureTask<>(server::start, null);
        new Thread(opening, "schema-registry-start").start();
        try {
            log.open();
            opening.get();
            ready.complete(null);
        } catch (ExecutionException e) {
            ready.completeExceptionally(e.getCause());
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException | InterruptedException e) {
            ready.completeExceptionally(e);
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public Health check() {
        if (server == null || !server.isRunning()) {
            return Health.down("The Schema Registry is not running.");
        }
        return log.failure()
                .map(reason -> Health.down("The Schema Registry no longer reads its topic: " + reason))
                .orElse(Health.up());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
        if (log != null) {
            log.close();
            log = null;
        }
    }

    private String clusterId() {
        try {
            return log.clusterId();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", e);
        }
    }
}
