package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.runtime.DataDirectory;
import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold before anything starts. The data directory's lock comes before the ports: an appliance that runs
 * already on this directory has them too, and is the one thing to say then.
 */
public final class Preconditions {
    private Preconditions() {}

    /**
     * Checks all and takes the data directory.
     *
     * @param config whose ports are no longer 0
     * @return the data directory, locked; the caller closes it last
     * @throws ApplianceException with a sentence for each thing that does not hold
     */
    public static DataDirectory claim(ApplianceConfig config) {
        return claim(config, Machine.current());
    }

    static DataDirectory claim(ApplianceConfig config, Machine machine) {
        throwIfAny(machineProblems(config, machine));
        DataDirectory directory = DataDirectory.open(config);
        try {
            throwIfAny(PortCheck.problems(config.ports()));
            return directory;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static List<String> machineProblems(ApplianceConfig config, Machine machine) {
        return Stream.of(
                        JavaCheck.problem(
                                machine.javaFeature(), config.machine().allowUntestedJava()),
                        MemoryCheck.problem(machine.memory(), config.machine().minMemory()),
                        DiskCheck.problem(config))
                .flatMap(problem -> problem.stream())
                .toList();
    }

    private static void throwIfAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ApplianceException(String.join("\n", problems));
        }
    }
}
