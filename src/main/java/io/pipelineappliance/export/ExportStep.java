package io.pipelineappliance.export;

import io.pipelineappliance.component.ApplianceException;
import java.util.List;
import java.util.function.Consumer;

/** What one system holds, on its way to another one. */
public interface ExportStep {
    /**
     * Copies what is not there yet, and then reads both ends.
     *
     * @param progress is told in words how far it is
     * @return what was compared
     * @throws ApplianceException when it cannot be copied; asked again it goes on where it was
     */
    List<Compared> run(Consumer<String> progress) throws InterruptedException;
}
