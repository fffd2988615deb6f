package io.pipelineappliance.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.SparkConfig;
import io.pipelineappliance.spark.MasterProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/** A Spark cluster that runs elsewhere: reached, of the version of the appliance's driver, and with room for the stream job. */
public final class SparkExamination implements Examination {
    private final SparkConfig config;

    /** @param config where it is, and what the stream job wants of it */
    public SparkExamination(SparkConfig config) {
        this.config = config;
    }

    @Override
    public String component() {
        return "spark";
    }

    @Override
    public String address() {
        return config.masterUrl();
    }

    @Override
    public void make(Findings findings) throws InterruptedException {
        String masters = config.masterUrl().replaceFirst("^spark://", "");
        if (!new Reach("spark.master", Arrays.asList(masters.split(","))).check(findings)) {
            return;
        }
        MasterProbe probe = new MasterProbe(config.masterUrl());
        if (findings.check("version", () -> {
            probe.ask().ifPresent(notice -> findings.warn("version", notice));
            return org.apache.spark.package$.MODULE$.SPARK_VERSION() + ", as the driver";
        })) {
            findings.check("rights", () -> room(probe, findings));
        }
    }

    /** Whoever reaches a standalone master may submit; what can be lacking is room. */
    private String room(MasterProbe probe, Findings findings) throws InterruptedException {
        JsonNode workers = cluster(probe.page().orElseThrow()).path("workers");
        long whole = executors(workers, worker -> fit(worker.path("cores"), worker.path("memory")));
        long free = executors(workers, worker -> fit(worker.path("coresfree"), worker.path("memoryfree")));
        if (whole < config.executors()) {
            throw new ApplianceException(
                    "spark.executors: the workers of %s have no room for %d executors of %d slots and %s, at most for %d; start workers, or ask for less."
                            .formatted(
                                    config.masterUrl(),
                                    config.executors(),
                                    config.executorSlots(),
                                    config.executorMemory(),
                                    whole));
        }
        if (free < config.executors()) {
            findings.warn(
                    "rights",
                    "Other applications hold the workers of %s: there is room for %d of the %d executors now; the stream waits for the rest."
                            .formatted(config.masterUrl(), free, config.executors()));
        }
        return "room for %d executors like the stream job's".formatted(free);
    }

    private long fit(JsonNode cores, JsonNode memoryMebibytes) {
        return Math.min(
                cores.asLong() / config.executorSlots(),
                memoryMebibytes.asLong() / config.executorMemory().mebibytes());
    }

    private static long executors(JsonNode workers, ToLongFunction<JsonNode> fit) {
        long sum = 0;
        for (JsonNode worker : workers) {
            if (worker.path("state").asText().equals("ALIVE")) {
                sum += fit.applyAsLong(worker);
            }
        }
        return sum;
    }

    private static JsonNode cluster(String page) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "/json/"))
                .timeout(PATIENCE)
                .build();
        try {
            return new ObjectMapper()
                    .readTree(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException e) {
            throw new ApplianceException(
                    "The page of the Spark master at %s does not tell its workers (%s); open its port to this machine."
                            .formatted(page, e.getMessage()),
                    e);
        }
    }
}
