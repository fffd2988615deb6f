package io.pipelineappliance.assembly;

/** What the clients of embedded systems meet: the systems themselves, or something in front of them. */
@FunctionalInterface
public interface Frontage {
    /**
     * Where a system listens.
     *
     * @param port what clients are told
     */
    int portBehind(Selection.System system, int port);

    /** Clients meet the systems. */
    static Frontage none() {
        return (system, port) -> port;
    }
}
