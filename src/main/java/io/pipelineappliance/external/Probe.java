package io.pipelineappliance.external;

import io.pipelineappliance.component.ApplianceException;
import java.util.Optional;

/** Asks a system how it is. */
public interface Probe extends AutoCloseable {
    /**
     * Asks, within seconds.
     *
     * @return what is not as it should be although the system serves, as a sentence
     * @throws ApplianceException when it does not serve; the message is a sentence with the remedy
     */
    Optional<String> ask() throws InterruptedException;

    /** Gives up what it has open; it is opened again by the next question. */
    @Override
    void close();
}
