package io.pipelineappliance.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Fills Kafka with more than the appliance ever makes itself. */
final class DashboardLoad {
    static final String TOPIC = "bench-records";
    static final int PARTITIONS = 12;
    private static final int BATCH = 250;

    private final Map<String, Object> kafka;
    private final long firstTimestamp;
    private final int records;

    /** @param records of the large topic */
    DashboardLoad(String bootstrapServers, int records) {
        this.kafka = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.records = records;
        this.firstTimestamp = System.currentTimeMillis() - records;
    }

    /** The key of the record that was sent as this one. */
    static String key(int number) {
        return "k-" + number;
    }

    /** Makes the large topic. Each record is a millisecond younger than the one before, whatever its partition. */
    void sendRecords() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            await(admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all());
        }
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                ProducerConfig.LINGER_MS_CONFIG,
                20);
        Random random = new Random(1);
        List<Exception> failures = new ArrayList<>();
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < records; number++) {
                producer.send(record(number, random), (sent, failure) -> {
                    if (failure != null) {
                        failures.add(failure);
                    }
                });
            }
            producer.flush();
        }
        if (!failures.isEmpty()) {
            throw new BenchmarkFailed(failures.size() + " records were not taken: " + failures.get(0));
        }
    }

    private ProducerRecord<String, String> record(int number, Random random) {
        String value =
                "{\"number\":%d,\"country\":\"%s\",\"amount\":%d.%02d,\"name\":\"A name of usual length %08x\",\"email\":\"somebody-%08x@example.org\",\"active\":%b}"
                        .formatted(
                                number,
                                number % 3 == 0 ? "Germany" : "Norway",
                                random.nextInt(10_000),
                                random.nextInt(100),
                                random.nextInt(),
                                random.nextInt(),
                                random.nextBoolean());
        return new ProducerRecord<>(TOPIC, random.nextInt(PARTITIONS), firstTimestamp + number, key(number), value);
    }

    /** Makes topics of one partition. */
    void makeTopics(int count) throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            for (int begin = 0; begin < count; begin += BATCH) {
                await(admin.createTopics(IntStream.range(begin, Math.min(count, begin + BATCH))
                                .mapToObj(number -> new NewTopic("bench-topic-%05d".formatted(number), 1, (short) 1))
                                .toList())
                        .all());
            }
        }
    }

    /** Makes consumer groups without members, each with a committed offset of the large topic. */
    void makeGroups(int count) throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            for (int begin = 0; begin < count; begin += BATCH) {
                await(KafkaFuture.allOf(IntStream.range(begin, Math.min(count, begin + BATCH))
                        .mapToObj(number -> admin.alterConsumerGroupOffsets(
                                        "bench-group-%05d".formatted(number),
                                        Map.of(
                                                new TopicPartition(TOPIC, number % PARTITIONS),
                                                new OffsetAndMetadata(number % 1_000)))
                                .all())
                        .toArray(KafkaFuture[]::new)));
            }
        }
    }

    private static void await(KafkaFuture<?> answer) throws InterruptedException {
        try {
            answer.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchmarkFailed("Kafka could not be filled: " + e);
        }
    }
}
