package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Watches one start, from outside and as lightly as it can: what watches takes CPU from what boots. */
final class BootRun {
    private static final int LOOK_MILLIS = 25;
    /** Asking for the status makes the appliance work; the moments that it reports do not depend on when it is asked. */
    private static final int ASK_EVERY_LOOKS = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final MeasuredAppliance appliance;
    private final NavigableMap<Long, Duration> cpuByMillis = new TreeMap<>();

    BootRun(MeasuredAppliance appliance) {
        this.appliance = appliance;
    }

    /** What is done with the appliance between its first row and its stop. */
    interface AfterBoot {
        /** Returns how it idled, if that was looked at. */
        Optional<BootFigures.Idle> look(MeasuredAppliance appliance) throws IOException, InterruptedException;
    }

    /** Measures, and stops the appliance. */
    BootFigures measure(AfterBoot afterBoot) throws IOException, InterruptedException {
        double dashboard = awaitDashboard();
        JsonNode status = awaitFirstRow();
        double firstRow = seconds(status, status.get("table").get("firstRowMillis"));
        long firstRowAt = appliance.startedAtMillis() + (long) (firstRow * 1000);
        Optional<BootFigures.Idle> idle = afterBoot.look(appliance);
        return new BootFigures(
                dashboard,
                seconds(status, MeasuredAppliance.component(status, "kafka").get("upAfterMillis")),
                seconds(status, MeasuredAppliance.component(status, "cassandra").get("upAfterMillis")),
                seconds(status, status.get("spark").get("firstExecutorMillis")),
                firstRow,
                cpuByMillis.floorEntry(firstRowAt).getValue().toMillis() / 1000.0,
                idle,
                appliance.stop().toMillis() / 1000.0);
    }

    /**
     * Milliseconds of the appliance as seconds since we started it. Some systems tell a process its start with the precision of a
     * second, so its own zero is not trusted.
     */
    private double seconds(JsonNode status, JsonNode millis) {
        long zero = Instant.parse(status.get("startedAt").asText()).toEpochMilli();
        return (zero + millis.asLong() - appliance.startedAtMillis()) / 1000.0;
    }

    private double awaitDashboard() throws InterruptedException {
        requireInTime();
        while (appliance.status().isEmpty()) {
            look();
        }
        return (System.currentTimeMillis() - appliance.startedAtMillis()) / 1000.0;
    }

    private JsonNode awaitFirstRow() throws InterruptedException {
        while (true) {
            Optional<JsonNode> status = appliance.status().filter(BootRun::isComplete);
            if (status.isPresent()) {
                return status.get();
            }
            for (int look = 0; look < ASK_EVERY_LOOKS; look++) {
                look();
            }
        }
    }

    private static boolean isComplete(JsonNode status) {
        return status.at("/table/firstRowMillis").isNumber()
                && status.at("/spark/firstExecutorMillis").isNumber();
    }

    private void look() throws InterruptedException {
        requireInTime();
        cpuByMillis.put(System.currentTimeMillis(), ProcessFigures.cpu(processes()));
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }

    private void requireInTime() {
        if (System.currentTimeMillis() - appliance.startedAtMillis() > PATIENCE.toMillis()) {
            throw new BenchmarkFailed(
                    "No row within " + PATIENCE.toMinutes() + " minutes; it said:\n" + appliance.said());
        }
    }

    private List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(appliance.executors());
        all.add(appliance.main());
        return all;
    }
}
