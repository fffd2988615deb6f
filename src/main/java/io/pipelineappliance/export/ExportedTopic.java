package io.pipelineappliance.export;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic that moves.
 *
 * @param settings those that were made for this topic
 */
record ExportedTopic(String name, int partitionCount, Map<String, String> settings) {
    ExportedTopic {
        settings = Map.copyOf(settings);
    }

    List<TopicPartition> partitions() {
        return IntStream.range(0, partitionCount)
                .mapToObj(number -> new TopicPartition(name, number))
                .toList();
    }
}
