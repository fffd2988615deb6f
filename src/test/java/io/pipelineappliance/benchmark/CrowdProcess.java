package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.OpenPagesIT;
import io.pipelineappliance.support.PageCrowd;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Open pages in a process of their own with a low priority: browsers have machines of their own, and what they need there is not what
 * they cost the appliance.
 */
final class CrowdProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(50);

    private final Process process;

    /** What they look at. */
    enum At {
        /** The dashboard itself. */
        THE_DASHBOARD,
        /** What it answered once, served by the process of the pages. */
        A_RECORD_OF_IT
    }

    /** What the pages were answered. */
    record Report(List<String> lost, Map<String, Long> outcomes) {}

    CrowdProcess(String dashboard, At at, int pages) throws IOException {
        process = new ProcessBuilder(List.of(
                        "nice",
                        "-n",
                        "10",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrowdProcess.class.getName(),
                        dashboard,
                        at.name(),
                        String.valueOf(pages)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Closes the pages. */
    Report end() throws IOException {
        process.getOutputStream().close();
        byte[] report = process.getInputStream().readAllBytes();
        if (report.length == 0) {
            throw new BenchmarkFailed("The process of the open pages ended without a report.");
        }
        return JSON.readValue(report, new TypeReference<Report>() {});
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process: pages until its input ends, then one line of JSON. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        URI dashboard = URI.create(arguments[0]);
        int pages = Integer.parseInt(arguments[2]);
        switch (At.valueOf(arguments[1])) {
            case THE_DASHBOARD -> look(dashboard, pages, pages / 10);
            case A_RECORD_OF_IT -> {
                try (RecordedDashboard record = new RecordedDashboard(dashboard, OpenPagesIT.POLLED)) {
                    look(record.address(), pages, 0);
                }
            }
        }
        System.exit(0);
    }

    private static void look(URI dashboard, int pages, int stalled) throws IOException {
        try (PageCrowd crowd = new PageCrowd(dashboard)) {
            // One after the other, as people do: all at once would starve this process of low priority.
            for (int page = 0; page < pages; page++) {
                crowd.follow(1);
                LockSupport.parkNanos(BETWEEN_PAGES.toNanos());
            }
            crowd.stall(stalled).poll(pages, OpenPagesIT.POLLED, OpenPagesIT.EVERY);
            System.in.readAllBytes();
            System.out.println(JSON.writeValueAsString(new Report(crowd.lost(), crowd.outcomes())));
        }
    }
}
