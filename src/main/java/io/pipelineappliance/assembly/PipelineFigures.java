package io.pipelineappliance.assembly;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What Kafka and Cassandra say of the pipeline, at one moment.
 *
 * @param beginOffsets of the topic, by partition
 * @param endOffsets of the topic, by partition
 * @param deadLetters records on the dead letter topic
 * @param newestRows newest first, column to value
 */
record PipelineFigures(
        SortedMap<Integer, Long> beginOffsets,
        SortedMap<Integer, Long> endOffsets,
        long deadLetters,
        List<Map<String, Object>> newestRows) {}
