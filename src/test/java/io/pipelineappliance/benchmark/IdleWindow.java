package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A look at an appliance that has nothing to do.
 *
 * @param settle pause before it, in which the boot dies away
 * @param length of the look
 */
record IdleWindow(Duration settle, Duration length) {
    private static final Duration MARGIN = Duration.ofSeconds(2);

    BootFigures.Idle look(MeasuredAppliance appliance) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(settle.toMillis());
        appliance.awaitStatus(
                "between two fetches", status -> untilNextFetch(status).compareTo(length.plus(MARGIN)) > 0);
        // What the question itself has set going ends first.
        TimeUnit.SECONDS.sleep(1);
        List<ProcessHandle> main = List.of(appliance.main());
        List<ProcessHandle> executors = appliance.executors();
        Duration mainBefore = ProcessFigures.cpu(main);
        Duration executorsBefore = ProcessFigures.cpu(executors);
        long begin = System.nanoTime();
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
        double nanos = System.nanoTime() - begin;
        return new BootFigures.Idle(
                ProcessFigures.memory(main),
                ProcessFigures.memory(executors),
                ProcessFigures.cpu(main).minus(mainBefore).toNanos() / nanos,
                ProcessFigures.cpu(executors).minus(executorsBefore).toNanos() / nanos);
    }

    private static Duration untilNextFetch(JsonNode status) {
        JsonNode next = status.at("/fetch/nextAt");
        return next.isTextual()
                ? Duration.between(Instant.parse(status.get("now").asText()), Instant.parse(next.asText()))
                : Duration.ZERO;
    }
}
