package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.client.RowReader;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.kafka.KafkaTopics;
import io.pipelineappliance.pipeline.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka and Cassandra for the figures of the pipeline. */
final class FigureQuery implements PipelineMonitor.Source {
    private static final Logger LOG = LoggerFactory.getLogger(FigureQuery.class);

    private final Pipeline pipeline;
    private final KafkaTopics topics;
    private final RowReader rows;
    private final Supplier<List<String>> newestKeys;
    private final Masking masking;

    FigureQuery(
            Pipeline pipeline, KafkaTopics topics, RowReader rows, Supplier<List<String>> newestKeys, Masking masking) {
        this.pipeline = pipeline;
        this.topics = topics;
        this.rows = rows;
        this.newestKeys = newestKeys;
        this.masking = masking;
    }

    /** Without Cassandra the rows are those of the last time; without Kafka there is nothing to say. */
    @Override
    public PipelineFigures ask(Optional<PipelineFigures> last) throws InterruptedException {
        SortedMap<Integer, Long> begins = topics.beginOffsets(pipeline.topic());
        SortedMap<Integer, Long> ends = topics.endOffsets(pipeline.topic());
        long deadLetters = sum(topics.endOffsets(pipeline.deadLetterTopic()))
                - sum(topics.beginOffsets(pipeline.deadLetterTopic()));
        return new PipelineFigures(begins, ends, deadLetters, newestRows(last));
    }

    private List<Map<String, Object>> newestRows(Optional<PipelineFigures> last) {
        try {
            return rows.rows(newestKeys.get()).stream().map(masking::mask).toList();
        } catch (RuntimeException e) {
            LOG.debug("the newest rows are not to be had now", e);
            return last.map(PipelineFigures::newestRows).orElse(List.of());
        }
    }

    private static long sum(SortedMap<Integer, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }
}
