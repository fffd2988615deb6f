package io.pipelineappliance.it;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.registry.RegistryHttp;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the main process while schemas are registered. */
@BesideOthers
class RegistryDurabilityIT {
    private static final int SCHEMAS = 500;
    private static final int KILLS = TestSize.of(1, 4);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Acknowledged ids by number of schema. */
    private final Map<Integer, Integer> acknowledged = new ConcurrentSkipListMap<>();

    @Test
    void everyAcknowledgedSchemaIsThereWithItsIdAndNoneHasTwoWhenTheProcessIsKilled() throws Exception {
        try (RunningAppliance appliance =
                RunningAppliance.named("registry-kills").withoutFetcher().launch()) {
            RegistryHttp http = new RegistryHttp(appliance.port("schema-registry.port"));
            awaitAnswer(http);
            CompletableFuture<Void> registering = CompletableFuture.runAsync(() -> registerAll(http));
            for (int kill = 1; kill <= KILLS; kill++) {
                int count = kill * SCHEMAS / (KILLS + 1);
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> acknowledged.size() >= count);
                appliance.kill();
                appliance.relaunch();
            }
            registering.get();

            Map<Integer, Integer> found = new TreeMap<>();
            for (JsonNode version :
                    http.get("/schemas?subjectPrefix=kill-").ok().json()) {
                int number = Integer.parseInt(version.path("subject").asText().substring("kill-".length()));
                assertThat(version.path("schema").asText()).isEqualTo(schema(number));
                assertThat(found.put(number, version.path("id").asInt()))
                        .as("a second version of " + number)
                        .isNull();
            }
            assertThat(found).isEqualTo(acknowledged);
            assertThat(found.values()).hasSize(SCHEMAS).doesNotHaveDuplicates();
            for (Map.Entry<Integer, Integer> entry : acknowledged.entrySet()) {
                assertThat(http.get("/schemas/ids/" + entry.getValue())
                                .ok()
                                .json()
                                .path("schema")
                                .asText())
                        .isEqualTo(schema(entry.getKey()));
            }
        }
    }

    /** Each until it is acknowledged, as clients do. */
    private void registerAll(RegistryHttp http) {
        for (int number = 1; number <= SCHEMAS; number++) {
            int schema = number;
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> {
                        RegistryHttp.Answer answer = http.post(
                                "/subjects/kill-" + schema + "/versions",
                                avro(schema(schema)).toString());
                        if (answer.status() == 200) {
                            acknowledged.put(schema, answer.json().path("id").asInt());
                        }
                        return answer.status() == 200;
                    });
        }
    }

    private static String schema(int number) {
        return "{\"type\":\"fixed\",\"name\":\"Kill%d\",\"size\":%d}".formatted(number, number);
    }

    private static void awaitAnswer(RegistryHttp http) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(UncheckedIOException.class)
                .until(() -> http.get("/subjects").status() == 200);
    }
}
