package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What another JVM holds, asked by the JDK's own tool. */
public final class JvmProbe {
    private static final Pattern GENERATION = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");
    private static final Pattern THREAD = Pattern.compile("(?m)^\"(.*)\" #\\d+");

    private final long pid;

    /** @param pid of the JVM */
    public JvmProbe(long pid) {
        this.pid = pid;
    }

    /** Bytes of the heap that are in use right after a full collection. */
    public long heapAfterCollection() {
        ask("GC.run");
        Matcher used = GENERATION.matcher(ask("GC.heap_info"));
        long kibibytes = 0;
        int generations = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
            generations++;
        }
        if (generations == 0) {
            throw new AssertionError("jcmd GC.heap_info of " + pid + " is not understood");
        }
        return kibibytes * 1024;
    }

    /** Java threads that live and have this in their names. */
    public long threads(String part) {
        return THREAD.matcher(ask("Thread.print"))
                .results()
                .filter(thread -> thread.group(1).contains(part))
                .count();
    }

    private String ask(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("jcmd " + pid + " " + command + " failed: " + answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
