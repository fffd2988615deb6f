package io.pipelineappliance.assembly;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.PipelineConfig;
import io.pipelineappliance.kafka.KafkaTopics;
import io.pipelineappliance.kafka.PipelineTopics;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sees to it that the pipeline's topics exist, and tells those who wait for them. */
final class PreparedTopics implements Component {
    private final KafkaAccess kafka;
    private final Pipeline pipeline;
    private final PipelineConfig config;
    private final KafkaTopics topics;
    private final CompletableFuture<KafkaAccess> ready = new CompletableFuture<>();

    PreparedTopics(KafkaAccess kafka, Pipeline pipeline, PipelineConfig config) {
        this.kafka = kafka;
        this.pipeline = pipeline;
        this.config = config;
        this.topics = new KafkaTopics(kafka);
    }

    /** Completes once the topics are there. */
    CompletionStage<KafkaAccess> ready() {
        return ready;
    }

    KafkaTopics topics() {
        return topics;
    }

    @Override
    public void start() throws InterruptedException {
        topics.create(PipelineTopics.of(
                pipeline.topic(),
                pipeline.deadLetterTopic(),
                pipeline.receiptTopic(),
                config,
                kafka.replicationFactor()));
        ready.complete(kafka);
    }

    @Override
    public Health check() {
        return ready.isDone() ? Health.up() : Health.down("the topics are not there yet");
    }

    @Override
    public void close() {
        topics.close();
    }
}
