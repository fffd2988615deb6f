package io.pipelineappliance.registry;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.rest.RegistryServer;
import io.pipelineappliance.registry.service.RegistryService;
import io.pipelineappliance.registry.store.LogUnavailableException;
import io.pipelineappliance.registry.store.SchemaLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Schema Registry on loopback. */
public final class EmbeddedSchemaRegistry implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSchemaRegistry.class);
    private static final Duration OPENING_PATIENCE = Duration.ofSeconds(10);

    private final SchemaRegistryConfig config;
    private final KafkaAccess kafka;
    private final String version;
    private volatile SchemaLog log;
    private volatile RegistryServer server;
    private FutureTask<Void> opening;

    /**
     * @param config the port
     * @param kafka which holds its topic
     * @param version what it says its version is
     */
    public EmbeddedSchemaRegistry(SchemaRegistryConfig config, KafkaAccess kafka, String version) {
        this.config = config;
        this.kafka = kafka;
        this.version = version;
    }

    /** The server opens while the topic is read; whoever asks meanwhile waits. */
    @Override
    public void start() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        log = new SchemaLog(kafka);
        server = new RegistryServer(
                config.port(), RegistryService.over(log), new RegistryServer.Identity(version, this::clusterId), ready);
        opening = new FutureTask<>(server::start, null);
        new Thread(opening, "schema-registry-start").start();
        try {
            log.open();
            opening.get();
            ready.complete(null);
            prepareFirstRegistration();
        } catch (ExecutionException e) {
            ready.completeExceptionally(e.getCause());
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException | InterruptedException e) {
            ready.completeExceptionally(e);
            throw e;
        }
    }

    /** A new registry gets its first schema at once, from the pipeline, which should not wait for Kafka's transactions to come up. */
    private void prepareFirstRegistration() {
        if (log.catalog().all().isEmpty()) {
            SchemaLog empty = log;
            Thread thread = new Thread(() -> prepare(empty), "schema-registry-lease");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void prepare(SchemaLog empty) {
        try {
            empty.prepareToWrite();
        } catch (LogUnavailableException e) {
            LOG.info("The first registration will have to wait for Kafka: {}", e.getMessage());
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public Health check() {
        RegistryServer running = server;
        SchemaLog followed = log;
        if (running == null || followed == null || !running.isRunning()) {
            return Health.down("The Schema Registry is not running.");
        }
        return followed.failure()
                .map(reason -> Health.down("The Schema Registry no longer reads its topic: " + reason))
                .orElse(Health.up());
    }

    @Override
    public void close() {
        if (opening != null) {
            awaitOpened(opening);
        }
        if (server != null) {
            server.close();
            server = null;
        }
        if (log != null) {
            log.close();
            log = null;
        }
    }

    /** A server that is still opening cannot be closed. */
    private static void awaitOpened(FutureTask<Void> opening) {
        try {
            opening.get(OPENING_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The server did not open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
