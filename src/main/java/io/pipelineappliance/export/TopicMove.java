package io.pipelineappliance.export;

import static java.util.stream.Collectors.toMap;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.KafkaTopics;
import io.pipelineappliance.kafka.Topic;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All topics of one Kafka: their partitions and settings, and their records in their order, with headers and times. */
public final class TopicMove implements Move {
    private final KafkaAccess from;
    private final KafkaAccess into;
    private final Set<String> except;
    private KafkaSide source;
    private KafkaSide target;
    private List<ExportedTopic> topics = List.of();
    private Set<String> present = Set.of();
    private TopicCopy copy;
    private Map<TopicPartition, Long> starts = Map.of();
    private Map<TopicPartition, Long> ends = Map.of();
    private Map<TopicPartition, Long> progressAtTarget = Map.of();

    /** @param except topics that stay where they are */
    public TopicMove(KafkaAccess source, KafkaAccess target, Set<String> except) {
        this.from = source;
        this.into = target;
        this.except = Set.copyOf(except);
    }

    @Override
    public String title() {
        return "%d topics of Kafka at %s to %s".formatted(topics.size(), from, into);
    }

    @Override
    public void check() throws InterruptedException {
        source = new KafkaSide(from);
        target = new KafkaSide(into);
        String cluster = source.clusterId();
        if (cluster.equals(target.clusterId())) {
            throw new ApplianceException("Kafka at %s is the appliance's own; give --to the address of another one."
                    .formatted(into));
        }
        topics = source.describe(source.names().stream()
                .filter(name -> !except.contains(name))
                .toList());
        present = target.names();
        requireSamePartitions();
        String group = "pipeline-appliance-export-" + cluster;
        copy = new TopicCopy(into, group);
        copy.begin();
        progressAtTarget = target.committed(group).entrySet().stream()
                .filter(noted -> present.contains(noted.getKey().topic()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        requireNoRecordsOfOthers();
        Collection<TopicPartition> partitions = partitions(topics);
        ends = source.ends(partitions);
        starts = new HashMap<>(source.begins(partitions));
        partitions.forEach(partition -> starts.merge(partition, progressAtTarget.getOrDefault(partition, 0L), Math::max));
    }

    private void requireSamePartitions() throws InterruptedException {
        Map<String, ExportedTopic> there = target.describe(topics.stream()
                        .map(ExportedTopic::name)
                        .filter(present::contains)
                        .toList())
                .stream()
                .collect(toMap(ExportedTopic::name, Function.identity()));
        for (ExportedTopic topic : topics) {
            ExportedTopic same = there.getOrDefault(topic.name(), topic);
            if (same.partitionCount() != topic.partitionCount()) {
                throw new ApplianceException(
                        "The topic %s has %d partitions in Kafka at %s and %d at %s, so that keys would lie elsewhere; delete the empty topic there, or leave it out with --except %s."
                                .formatted(
                                        topic.name(),
                                        same.partitionCount(),
                                        into,
                                        topic.partitionCount(),
                                        from,
                                        topic.name()));
            }
        }
    }

    /** What is there without a note of an export is not ours, and would count as moved. */
    private void requireNoRecordsOfOthers() throws InterruptedException {
        List<TopicPartition> unnoted = partitions(topics).stream()
                .filter(partition -> present.contains(partition.topic()))
                .filter(partition -> !progressAtTarget.containsKey(partition))
                .toList();
        Map<TopicPartition, Long> begins = target.begins(unnoted);
        String filled = target.ends(unnoted).entrySet().stream()
                .filter(end -> end.getValue() > begins.get(end.getKey()))
                .map(end -> end.getKey().topic())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!filled.isEmpty()) {
            throw new ApplianceException(
                    "Kafka at %s has records in %s that no export from this appliance has written; delete what is there, or leave it out with --except %s."
                            .formatted(into, filled, filled.split(",")[0]));
        }
    }

    @Override
    public void copy(Progress progress) throws InterruptedException {
        try (KafkaTopics made = new KafkaTopics(into)) {
            made.create(topics.stream()
                    .map(topic -> new Topic(
                            topic.name(),
                            topic.partitionCount(),
                            into.replicationFactor(),
                            topic.settings()))
                    .toList());
        }
        copy.note(starts.entrySet().stream()
                .filter(start -> !progressAtTarget.containsKey(start.getKey()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
        long all = starts.entrySet().stream()
                .mapToLong(start -> Math.max(0, ends.get(start.getKey()) - start.getValue()))
                .sum();
        long done = 0;
        try (RecordScan scan = new RecordScan(from, starts, ends)) {
            while (!scan.isDone()) {
                List<ConsumerRecord<byte[], byte[]>> records = scan.next();
                copy.write(records);
                done += records.size();
                progress.count("records", done, all);
            }
        }
        progress.say("  records: %,d".formatted(done));
    }

    @Override
    public List<Comparison> compare(Progress progress) throws InterruptedException {
        List<Comparison> comparisons = new ArrayList<>();
        for (ExportedTopic topic : topics) {
            TopicChecksums here = TopicChecksums.read(
                    from, topic, source.begins(topic.partitions()), endsOf(topic), progress);
            TopicChecksums there = TopicChecksums.read(
                    into,
                    topic,
                    target.begins(topic.partitions()),
                    target.ends(topic.partitions()),
                    progress);
            comparisons.add(new Comparison(
                    "topic " + topic.name(), here.count(), there.count(), here.text(), there.text()));
        }
        return comparisons;
    }

    /** As they were when the export began. */
    private Map<TopicPartition, Long> endsOf(ExportedTopic topic) {
        return topic.partitions().stream().collect(toMap(Function.identity(), ends::get));
    }

    private static List<TopicPartition> partitions(List<ExportedTopic> topics) {
        return topics.stream().flatMap(topic -> topic.partitions().stream()).toList();
    }

    @Override
    public void close() {
        if (copy != null) {
            copy.close();
        }
        for (KafkaSide side : new KafkaSide[] {source, target}) {
            if (side != null) {
                side.close();
            }
        }
    }
}
