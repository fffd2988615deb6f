package io.pipelineappliance.export;

import io.pipelineappliance.component.ApplianceException;
import java.util.List;

/** What one system holds, on its way to a system of the same kind. Each step may be taken again after any interruption. */
public interface Move extends AutoCloseable {
    /** From where to where. */
    String title();

    /**
     * Looks at both sides and changes nothing that anybody could see.
     *
     * @throws ApplianceException when it could not end well, as a sentence with the remedy
     */
    void check() throws InterruptedException;

    /**
     * Copies what is not there yet, after {@link #check}.
     *
     * @throws ApplianceException when a system fails or somebody stops it
     */
    void copy(Progress progress) throws InterruptedException;

    /** Reads both sides, after {@link #copy}. */
    List<Comparison> compare(Progress progress) throws InterruptedException;

    @Override
    void close();
}
