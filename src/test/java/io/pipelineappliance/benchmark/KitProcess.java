package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import io.pipelineappliance.launcher.boot.ModuleFlags;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.PipelineAppliance;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A JVM as tests have one: nothing in it has run before, and it starts and closes appliances one after the other. */
final class KitProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KitProcess() {}

    /**
     * One start and close.
     *
     * @param startMillis until all of it served
     * @param closeMillis until nothing of it was left
     * @param heap bytes in use after the close and a collection
     * @param metaspace bytes in use then
     * @param threads alive then
     * @param descriptors open then
     */
    record Round(double startMillis, double closeMillis, long heap, long metaspace, int threads, long descriptors) {}

    /** @param components none: all */
    static List<Round> run(Path log, int rounds, Set<ApplianceComponent> components) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ModuleFlags.of(Runtime.version().feature()));
        command.addAll(List.of(
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                KitProcess.class.getName(),
                String.valueOf(rounds)));
        components.forEach(component -> command.add(component.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                .start();
        byte[] report = process.getInputStream().readAllBytes();
        if (report.length == 0) {
            throw new BenchmarkFailed("The process of the appliances ended without a report; see " + log);
        }
        return JSON.readValue(report, new TypeReference<List<Round>>() {});
    }

    /** The process: the number of rounds, then the components. */
    public static void main(String[] arguments) throws IOException {
        PrintStream report = System.out;
        System.setOut(System.err);
        ApplianceComponent[] components = Arrays.stream(arguments)
                .skip(1)
                .map(ApplianceComponent::valueOf)
                .toArray(ApplianceComponent[]::new);
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
            rounds.add(round(components));
        }
        report.println(JSON.writeValueAsString(rounds));
        System.exit(0);
    }

    private static Round round(ApplianceComponent[] components) {
        long begin = System.nanoTime();
        PipelineAppliance appliance = components.length == 0
                ? PipelineAppliance.builder().start()
                : PipelineAppliance.builder().components(components).start();
        long started = System.nanoTime();
        appliance.close();
        long closed = System.nanoTime();
        System.gc();
        System.gc();
        return new Round(
                (started - begin) / 1e6,
                (closed - started) / 1e6,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                metaspace(),
                ManagementFactory.getThreadMXBean().getThreadCount(),
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getOpenFileDescriptorCount());
    }

    private static long metaspace() {
        return Stream.of(ManagementFactory.getMemoryPoolMXBeans())
                .flatMap(List::stream)
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
