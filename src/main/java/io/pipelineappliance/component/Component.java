package io.pipelineappliance.component;

/**
 * One part of the appliance: a server, a client role or a job. Made cheaply, without I/O; everything that can fail happens in
 * {@link #start()}.
 */
public interface Component extends AutoCloseable {
    /**
     * Starts and returns once the component serves. A start that fails leaves nothing behind that {@link #close()} does not undo.
     *
     * @throws ApplianceException when the user can mend the cause; the message is the sentence to show
     * @throws Exception any other failure
     */
    void start() throws Exception;

    /** What the component says of itself now, within a second; never throws. */
    Health check();

    /** Undoes what {@link #start()} began, in reverse, also when it failed half-way. Idempotent. */
    @Override
    void close();
}
