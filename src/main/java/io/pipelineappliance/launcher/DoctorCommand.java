package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.Examinations;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.doctor.Diagnosis;
import io.pipelineappliance.doctor.Doctor;
import io.pipelineappliance.doctor.Examination;
import io.pipelineappliance.doctor.Finding;
import io.pipelineappliance.launcher.options.ConfigOptions;
import io.pipelineappliance.launcher.options.OutputOption;
import io.pipelineappliance.launcher.options.TextTable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks at everything that a start would need, and starts nothing. */
@Command(
        name = "doctor",
        header = "Check this machine and every system that runs elsewhere, all at the same time.",
        description = {
            "",
            "Names, connections, passwords and certificates, versions, rights, clocks and free space. A system has 15 s for each question."
                    + " What is made to try a right is taken away again.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:something is not; its line says what, why and the remedy"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options;

    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ApplianceConfig config = options.load().config();
        PrintWriter terminal = spec.commandLine().getOut();
        CommandLogs logs = CommandLogs.begin("doctor");
        List<Examination> examinations = new ArrayList<>(List.of(new MachineExamination(config, Machine.current())));
        examinations.addAll(Examinations.of(config));
        List<Diagnosis> diagnoses = Doctor.examine(examinations);
        boolean well = diagnoses.stream().allMatch(Diagnosis::well);
        terminal.println(output.isJson() ? json(diagnoses, well) : table(diagnoses));
        if (well) {
            logs.deleteAtExit();
        } else if (!output.isJson()) {
            terminal.println("\n" + logs);
        }
        terminal.flush();
        return well ? 0 : 1;
    }

    private static String table(List<Diagnosis> diagnoses) {
        TextTable table = new TextTable("COMPONENT", "CHECK", "", "WHAT");
        for (Diagnosis diagnosis : diagnoses) {
            String component = diagnosis.component();
            for (Finding finding : diagnosis.findings()) {
                for (String line : finding.text().split("\n")) {
                    table.row(component, finding.check(), word(finding), line);
                    component = "";
                }
            }
        }
        return table.toString();
    }

    private static String word(Finding finding) {
        return switch (finding.verdict()) {
            case OK -> "ok";
            case WARNING -> "note";
            case AWAY -> "AWAY";
            case PROBLEM -> "PROBLEM";
        };
    }

    private static String json(List<Diagnosis> diagnoses, boolean well) {
        List<Map<String, Object>> components = diagnoses.stream()
                .map(diagnosis -> Map.of(
                        "component", diagnosis.component(),
                        "address", diagnosis.address(),
                        "well", diagnosis.well(),
                        "checks",
                                diagnosis.findings().stream()
                                        .map(DoctorCommand::check)
                                        .toList()))
                .toList();
        return OutputOption.json(Map.of("well", well, "components", components));
    }

    private static Map<String, String> check(Finding finding) {
        return Map.of(
                "check", finding.check(),
                "verdict", finding.verdict().name().toLowerCase(Locale.ROOT),
                "text", finding.text());
    }
}
