package io.pipelineappliance.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that consumers can read of a topic, partition by partition in its order, as text of key, value, headers and time. */
public final class TopicContents {
    private TopicContents() {}

    /** By number of partition. */
    public static Map<Integer, List<String>> read(String servers, String topic) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<Integer, List<String>> contents = new TreeMap<>();
            partitions.forEach(partition -> contents.put(partition.partition(), new ArrayList<>()));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(found -> contents.get(found.partition()).add(text(found)));
            }
            return contents;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> found) {
        String headers = StreamSupport.stream(found.headers().spliterator(), false)
                .map(header -> header.key() + "=" + text(header.value()))
                .collect(Collectors.joining(","));
        return String.join("|", text(found.key()), text(found.value()), headers, String.valueOf(found.timestamp()));
    }

    private static String text(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        String text = new String(bytes, UTF_8);
        return text.getBytes(UTF_8).length == bytes.length && text.indexOf('\uFFFD') < 0
                ? text
                : HexFormat.of().formatHex(bytes);
    }
}
