package io.pipelineappliance.registry;

import io.pipelineappliance.external.Probe;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import java.time.Duration;
import java.util.Optional;

/** Asks a Schema Registry for what every one of them knows: its compatibility level. */
public final class RegistryProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final RegistryHttp http;

    /** @param access where it is and how to be let in */
    public RegistryProbe(RegistryAccess access) {
        this.http = new RegistryHttp(access, PATIENCE);
    }

    @Override
    public Optional<String> ask() throws InterruptedException {
        try {
            http.get("/config");
        } catch (RegistryRefusal refusal) {
            // One that keeps no common level serves all the same.
            if (!refusal.isNotFound()) {
                throw refusal;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        // Connections end by themselves.
    }
}
