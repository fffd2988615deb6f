package io.pipelineappliance.format;

/** The form in which records are published. */
public interface ValueFormat {
    /**
     * What writes values. The first call registers their schema.
     *
     * @throws io.pipelineappliance.registry.client.RegistryException when the schema cannot be registered now: nothing can be
     *     published yet, and the next call tries again
     */
    ValueEncoder encoder() throws InterruptedException;
}
