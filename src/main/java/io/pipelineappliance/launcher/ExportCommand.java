package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.Examinations;
import io.pipelineappliance.assembly.Moves;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.ConfigLoader;
import io.pipelineappliance.config.loading.ConfigSources;
import io.pipelineappliance.doctor.Diagnosis;
import io.pipelineappliance.doctor.Doctor;
import io.pipelineappliance.doctor.Verdict;
import io.pipelineappliance.export.Comparison;
import io.pipelineappliance.export.Export;
import io.pipelineappliance.export.Move;
import io.pipelineappliance.export.Progress;
import io.pipelineappliance.launcher.options.ConfigOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies what a running embedded appliance holds to systems that run elsewhere, and compares. */
@Command(
        name = "export",
        header = "Copy the topics, schemas and rows of a running appliance to systems that run elsewhere.",
        description = {
            "",
            "The appliance of this configuration (--config, --set) must run; what it takes in meanwhile is copied by the next export."
                    + " Topics keep partitions, order, headers and times, schemas their ids and versions, rows the times at which they were"
                    + " written. After any interruption, kill -9 among them, the same command goes on, and nothing is there twice."
                    + " At the end both sides are read and compared.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is there, and the same",
            "1:could not go on, or both sides differ; the sentence says why, and the remedy",
            "130:stopped by Ctrl-C"
        })
final class ExportCommand implements Callable<Integer> {
    private static final String OWN_VARIABLES = "APPLIANCE_";
    private static final int STOPPED = 130;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "Configuration of an appliance whose systems are external: the target.")
    private Path target;

    @Option(names = "--except", paramLabel = "TOPIC", description = "A topic that is not copied; may be repeated.")
    private Set<String> except = new LinkedHashSet<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "table, for people, or json, for scripts (default: table). Progress goes to standard error.")
    private ExportReport.Form output = ExportReport.Form.TABLE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ApplianceConfig source = options.load().config();
        ApplianceConfig elsewhere = target();
        PrintWriter terminal = spec.commandLine().getOut();
        CommandLogs.begin("export");
        Moves moves = Moves.between(source, elsewhere, except);
        try {
            askDoctor(elsewhere, moves.systems());
            return run(moves, terminal);
        } finally {
            moves.moves().forEach(Move::close);
        }
    }

    private int run(Moves moves, PrintWriter terminal) throws InterruptedException {
        PrintWriter errors = spec.commandLine().getErr();
        Progress progress = new Progress(line -> {
            errors.println(line);
            errors.flush();
        });
        StopSignals signals = new StopSignals();
        signals.onFirst(progress::stop);
        List<Comparison> comparisons;
        try {
            comparisons = Export.run(moves.moves(), progress);
        } catch (ApplianceException e) {
            if (!progress.stopped()) {
                throw e;
            }
            errors.println(e.getMessage());
            errors.flush();
            return STOPPED;
        }
        terminal.println(new ExportReport(comparisons, moves.remarks()).text(output));
        terminal.flush();
        return comparisons.stream().allMatch(Comparison::equal) ? 0 : 1;
    }

    /** Variables and options that set keys mean the source; the target's references to variables are its own. */
    private ApplianceConfig target() {
        if (!Files.isRegularFile(target)) {
            throw new ApplianceException("--to " + target
                    + ": is no file; write the target's configuration there, as docs/external.md shows it.");
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith(OWN_VARIABLES));
        return ConfigLoader.load(new ConfigSources(
                        Optional.of(target), Path.of("").toAbsolutePath(), environment, List.of(), Map.of()))
                .config();
    }

    private static void askDoctor(ApplianceConfig elsewhere, Set<String> systems) throws InterruptedException {
        List<Diagnosis> diagnoses = Doctor.examine(Examinations.of(elsewhere).stream()
                .filter(examination -> systems.contains(examination.component()))
                .toList());
        List<String> sentences = new ArrayList<>();
        diagnoses.forEach(diagnosis -> Stream.of(Verdict.PROBLEM, Verdict.AWAY)
                .forEach(verdict -> sentences.addAll(diagnosis.sentences(verdict))));
        if (!sentences.isEmpty()) {
            throw new ApplianceException(String.join("\n", sentences));
        }
    }
}
