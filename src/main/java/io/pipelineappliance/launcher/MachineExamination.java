package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.doctor.Examination;
import io.pipelineappliance.doctor.Findings;
import io.pipelineappliance.runtime.LockHolder;
import java.util.List;
import java.util.Optional;

/** This machine, as far as the appliance's own parts need it: the same checks as before a start. */
final class MachineExamination implements Examination {
    private final ApplianceConfig config;
    private final Machine machine;

    MachineExamination(ApplianceConfig config, Machine machine) {
        this.config = config;
        this.machine = machine;
    }

    @Override
    public String component() {
        return "appliance";
    }

    @Override
    public String address() {
        return "this machine";
    }

    @Override
    public void make(Findings findings) throws InterruptedException {
        findings.check("Java", () -> {
            refuse(JavaCheck.problem(machine.javaFeature(), config.machine().allowUntestedJava()));
            return String.valueOf(machine.javaFeature());
        });
        findings.check("memory", () -> {
            refuse(MemoryCheck.problem(machine.memory(), config.machine().minMemory()));
            return machine.memory().mebibytes() + " MiB";
        });
        findings.check("free space", () -> {
            refuse(DiskCheck.problem(config));
            return "more than " + config.machine().minFreeSpace();
        });
        findings.check("ports", this::ports);
    }

    private String ports() {
        Optional<LockHolder> running = LockHolder.running(config.dataDir());
        if (running.isPresent()) {
            return "held by the appliance that runs already, process "
                    + running.get().processId();
        }
        List<String> problems = PortCheck.problems(config.ports());
        refuse(problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", problems)));
        return config.ports().size() + " can be listened on";
    }

    private static void refuse(Optional<String> problem) {
        problem.ifPresent(sentence -> {
            throw new ApplianceException(sentence);
        });
    }
}
