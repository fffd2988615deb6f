package io.pipelineappliance.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a benchmark ran, for whoever reads its figures. */
final class MachineDescription {
    private MachineDescription() {}

    /** One line of Markdown. The load tells how much else the machine had to do. */
    static String now() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "Measured %s on %d cores%s, %.1f GiB of memory, %s %s (%s), Java %s; load average at the start %.1f.",
                LocalDate.now(ZoneId.systemDefault()),
                system.getAvailableProcessors(),
                processor().map(model -> " (" + model + ")").orElse(""),
                system.getTotalMemorySize() / (double) (1 << 30),
                system.getName(),
                system.getVersion(),
                system.getArch(),
                System.getProperty("java.vm.version"),
                system.getSystemLoadAverage());
    }

    private static Optional<String> processor() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
