package io.pipelineappliance.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the operating system says of a process. */
final class ProcessFigures {
    private ProcessFigures() {}

    /**
     * Memory in bytes.
     *
     * @param resident all pages of the process that are in memory
     * @param proportional the same with each shared page divided among those that share it; only Linux tells
     */
    record Memory(long resident, OptionalLong proportional) {
        static final Memory NONE = new Memory(0, OptionalLong.of(0));

        Memory plus(Memory other) {
            OptionalLong sum = proportional.isPresent() && other.proportional.isPresent()
                    ? OptionalLong.of(proportional.getAsLong() + other.proportional.getAsLong())
                    : OptionalLong.empty();
            return new Memory(resident + other.resident, sum);
        }
    }

    /** Of all of them together. */
    static Memory memory(Collection<ProcessHandle> processes) throws IOException {
        Memory sum = Memory.NONE;
        for (ProcessHandle process : processes) {
            sum = sum.plus(memory(process));
        }
        return sum;
    }

    private static Memory memory(ProcessHandle process) throws IOException {
        Path directory = Path.of("/proc", String.valueOf(process.pid()));
        if (!Files.isDirectory(directory)) {
            return new Memory(residentByPs(process), OptionalLong.empty());
        }
        Path rollup = directory.resolve("smaps_rollup");
        OptionalLong proportional =
                Files.isReadable(rollup) ? OptionalLong.of(kibibytes(rollup, "Pss:")) : OptionalLong.empty();
        return new Memory(kibibytes(directory.resolve("status"), "VmRSS:"), proportional);
    }

    private static long kibibytes(Path file, String field) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(field))
                    .map(line -> Long.parseLong(line.substring(field.length())
                                    .replace("kB", "")
                                    .trim())
                            * 1024)
                    .findFirst()
                    .orElseThrow(() -> new BenchmarkFailed(file + " has no " + field));
        }
    }

    /** macOS has no /proc. */
    private static long residentByPs(ProcessHandle process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim()) * 1024;
    }

    /** CPU time that they have used so far; of ended ones nothing is known. */
    static Duration cpu(Collection<ProcessHandle> processes) {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
