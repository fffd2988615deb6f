package io.pipelineappliance.launcher;

import io.pipelineappliance.config.DataSize;
import java.util.Optional;

/** Whether the machine has the memory that the appliance needs. */
final class MemoryCheck {
    private MemoryCheck() {}

    static Optional<String> problem(DataSize memory, DataSize minimum) {
        return memory.compareTo(minimum) >= 0
                ? Optional.empty()
                : Optional.of("machine.min-memory: " + minimum + " is more than the " + memory.mebibytes()
                        + "MiB of this machine or container; give it more memory, or try with a lower"
                        + " machine.min-memory");
    }
}
