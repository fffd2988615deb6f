package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.Examinations;
import io.pipelineappliance.assembly.Exports;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.ConfigLoader;
import io.pipelineappliance.config.loading.ConfigSources;
import io.pipelineappliance.doctor.Doctor;
import io.pipelineappliance.doctor.Verdict;
import io.pipelineappliance.export.Compared;
import io.pipelineappliance.export.ExportStep;
import io.pipelineappliance.launcher.options.ConfigOptions;
import io.pipelineappliance.launcher.options.OutputOption;
import io.pipelineappliance.launcher.options.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies what a running appliance holds to systems that run elsewhere. */
@Command(
        name = "export",
        header = "Copy the topics, schemas and rows of a running appliance to systems that run elsewhere.",
        description = {
            "",
            "Records keep their partition, order, headers and time; schemas their ids; rows the time of their writing. Stopped at any moment"
                    + " it goes on where it was when it is started again, and copies nothing twice. In the end both ends are read and compared.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both ends hold the same",
            "1:they do not, or something could not be copied; the sentence says what, why and the remedy"
        })
final class ExportCommand implements Callable<Integer> {
    private static final Set<String> HOLDERS = Set.of("kafka", "schema-registry", "cassandra");

    private static final int CONNECT_MILLIS = 2_000;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description = "Configuration of the other systems, as an appliance on them would have it.")
    private Path to;

    @Option(names = "--without", paramLabel = "TOPIC", description = "Leave this topic behind; may be repeated.")
    private List<String> without = new ArrayList<>();

    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ApplianceConfig source = options.load().config();
        ApplianceConfig target = target();
        List<ExportStep> steps = Exports.of(source, target, without);
        requireRunning(source);
        CommandLogs logs = CommandLogs.begin("export");
        try {
            export(target, steps);
            logs.deleteAtExit();
            return 0;
        } catch (RuntimeException e) {
            say(logs.toString());
            throw e;
        }
    }

    private void export(ApplianceConfig target, List<ExportStep> steps) throws InterruptedException {
        requireWell(target);
        PrintWriter terminal = spec.commandLine().getOut();
        List<Compared> compared = new ArrayList<>();
        for (ExportStep step : steps) {
            compared.addAll(step.run(this::say));
        }
        boolean same = compared.stream().allMatch(Compared::same);
        terminal.println(output.isJson() ? json(compared, same) : table(compared));
        if (!same) {
            throw new ApplianceException(
                    "Both ends differ in what is marked; where the appliance got more meanwhile or somebody wrote at the other end, that is why. Start the export again to bring the rest.");
        }
    }

    private ApplianceConfig target() {
        Path directory = Path.of("").toAbsolutePath();
        // Secrets may come from the environment; what it says of the appliance is said of the source.
        Map<String, String> environment = System.getenv().entrySet().stream()
                .filter(variable -> !variable.getKey().startsWith("APPLIANCE_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return ConfigLoader.load(new ConfigSources(Optional.of(to), directory, environment, List.of(), Map.of()))
                .config();
    }

    private static void requireRunning(ApplianceConfig source) {
        Map<String, Integer> ports = new TreeMap<>();
        if (source.kafka().embedded()) {
            ports.put("kafka.port", source.kafka().port());
        }
        if (source.schemaRegistry().isEmbedded()) {
            ports.put("schema-registry.port", source.schemaRegistry().port());
        }
        if (source.cassandra().embedded()) {
            ports.put("cassandra.port", source.cassandra().port());
        }
        ports.forEach((key, port) -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            } catch (IOException e) {
                throw new ApplianceException(
                        "%s: nothing listens on 127.0.0.1:%d; start the appliance with this configuration, and export while it runs."
                                .formatted(key, port),
                        e);
            }
        });
    }

    /** Of those to which something goes. */
    private static void requireWell(ApplianceConfig target) throws InterruptedException {
        String sentences = Doctor.examine(Examinations.of(target)).stream()
                .filter(diagnosis -> HOLDERS.contains(diagnosis.component()))
                .flatMap(diagnosis -> Stream.of(Verdict.PROBLEM, Verdict.AWAY)
                        .flatMap(verdict -> diagnosis.sentences(verdict).stream()))
                .collect(Collectors.joining("\n"));
        if (!sentences.isEmpty()) {
            throw new ApplianceException(sentences);
        }
    }

    /** Progress is for people who wait; what a script reads stays clean. */
    private void say(String words) {
        spec.commandLine().getErr().println(words);
        spec.commandLine().getErr().flush();
    }

    private static String table(List<Compared> compared) {
        TextTable table = new TextTable("WHAT", "HERE", "THERE", "CHECKSUM", "");
        for (Compared item : compared) {
            table.row(
                    item.what(),
                    String.format(Locale.ROOT, "%,d", item.source().count()),
                    String.format(Locale.ROOT, "%,d", item.target().count()),
                    item.source().checksum()
                            + (item.same() ? "" : " there " + item.target().checksum()),
                    item.same() ? "same" : "DIFFERENT");
        }
        return table.toString();
    }

    private static String json(List<Compared> compared, boolean same) {
        List<Map<String, Object>> items = compared.stream()
                .map(item -> Map.<String, Object>of(
                        "what", item.what(),
                        "source", item.source(),
                        "target", item.target(),
                        "same", item.same()))
                .toList();
        return OutputOption.json(Map.of("same", same, "compared", items));
    }
}
