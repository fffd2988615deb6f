package io.pipelineappliance.assembly;

import io.pipelineappliance.dashboard.groups.ConsumerGroupsApi;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.topics.TopicsApi;
import io.pipelineappliance.explore.groups.ConsumerGroups;
import io.pipelineappliance.explore.groups.OffsetResets;
import io.pipelineappliance.explore.groups.StreamProgress;
import io.pipelineappliance.explore.kafka.KafkaLink;
import io.pipelineappliance.explore.topics.TopicChanges;
import io.pipelineappliance.explore.topics.TopicConfiguration;
import io.pipelineappliance.explore.topics.TopicRules;
import io.pipelineappliance.explore.topics.Topics;
import io.pipelineappliance.pipeline.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The areas that show what is in Kafka, over a connection of each. */
final class KafkaAreas {
    private KafkaAreas() {}

    static List<ApiArea> of(PipelineSystems systems) {
        Pipeline pipeline = systems.pipeline();
        KafkaLink forTopics = new KafkaLink(systems.kafka());
        KafkaLink forGroups = new KafkaLink(systems.kafka());
        Supplier<Optional<StreamProgress>> progress = systems.streamProgress();
        TopicRules rules = new TopicRules(pipeline.topic(), pipeline.deadLetterTopic(), pipeline.receiptTopic());
        Topics topics = new Topics(
                forTopics,
                rules,
                () -> progress.get().map(StreamProgress::slots).orElse(OptionalInt.empty()));
        ConsumerGroups groups = new ConsumerGroups(forGroups, progress);
        return List.of(
                new TopicsApi(
                        topics,
                        new TopicChanges(forTopics, topics, rules),
                        new TopicConfiguration(forTopics, topics, rules)),
                new ConsumerGroupsApi(groups, new OffsetResets(forGroups, groups)));
    }
}
