package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of somebody else's, with all that a record can have or lack. */
public final class OrderRecords {
    /** Its name. */
    public static final String TOPIC = "orders";

    private static final int PARTITIONS = 3;
    private static final long FIRST_TIME = 1_700_000_000_000L;

    private final String servers;
    private int next;

    /** Makes the topic. */
    public OrderRecords(String servers) throws InterruptedException, ExecutionException {
        this.servers = servers;
        create(servers, Map.of("retention.ms", "-1", "max.message.bytes", "3000000"));
    }

    /** An empty topic of that name, without settings of its own. */
    public static void create(String servers) throws InterruptedException, ExecutionException {
        create(servers, Map.of());
    }

    private static void create(String servers, Map<String, String> settings)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    /** Sends so many more; a bare one, a large one, and one of a transaction that is taken back among them. */
    public void send(int count) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "transactional.id", "orders",
                        "max.request.size", 3_000_000),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(made(-1));
            producer.abortTransaction();
            producer.beginTransaction();
            for (int last = next + count; next < last; next++) {
                producer.send(made(next));
            }
            producer.commitTransaction();
        }
    }

    private static ProducerRecord<byte[], byte[]> made(int number) {
        int partition = Math.floorMod(number, PARTITIONS);
        long time = FIRST_TIME - number;
        return switch (Math.floorMod(number, 100)) {
            case 7 -> new ProducerRecord<>(TOPIC, partition, time, null, bytes("without key"));
            case 8 -> new ProducerRecord<>(TOPIC, partition, time, bytes("key " + number), null);
            case 9 -> new ProducerRecord<>(TOPIC, partition, time, new byte[0], new byte[] {0, -1, (byte) number});
            case 10 ->
                new ProducerRecord<>(TOPIC, partition, time, bytes("large"), bytes("x".repeat(number < 100 ? 1_500_000 : 10)));
            default ->
                new ProducerRecord<>(
                        TOPIC,
                        partition,
                        time,
                        bytes("key " + number),
                        bytes("order " + number),
                        List.of(
                                new RecordHeader("number", bytes("" + number)),
                                new RecordHeader("number", bytes("again")),
                                new RecordHeader("nothing", null)));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
