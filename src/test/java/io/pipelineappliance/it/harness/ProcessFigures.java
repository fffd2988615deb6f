package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Java process holds.
 *
 * @param heapMiB used after a collection
 * @param residentMiB memory of the machine
 * @param threads of the system
 */
public record ProcessFigures(long heapMiB, long residentMiB, int threads) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Those of a process now; it collects its garbage first. */
    public static ProcessFigures of(long processId) {
        try {
            jcmd(processId, "GC.run");
            String status = Files.readString(Path.of("/proc/" + processId + "/status"));
            return new ProcessFigures(
                    heap(jcmd(processId, "GC.heap_info")),
                    number(status, "VmRSS:\\s+(\\d+)") / 1024,
                    (int) number(status, "Threads:\\s+(\\d+)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long heap(String info) {
        long used = 0;
        for (String line : info.lines().toList()) {
            Matcher matcher = USED.matcher(line);
            if (!line.contains("Metaspace") && !line.contains("class space") && matcher.find()) {
                used += Long.parseLong(matcher.group(1));
            }
        }
        return used / 1024;
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(pattern + " is not in " + text);
        }
        return Long.parseLong(matcher.group(1));
    }

    private static String jcmd(long processId, String command) throws IOException {
        Path program = Workplace.javaHome().resolve("bin/jcmd");
        Process process = new ProcessBuilder(program.toString(), String.valueOf(processId), command)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
