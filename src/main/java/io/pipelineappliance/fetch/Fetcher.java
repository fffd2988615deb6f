package io.pipelineappliance.fetch;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.ScheduleConfig;
import io.pipelineappliance.format.ValueFormat;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.schedule.engine.Dag;
import io.pipelineappliance.schedule.engine.RetryPolicy;
import io.pipelineappliance.schedule.engine.Schedule;
import io.pipelineappliance.schedule.engine.Task;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Fetches people and publishes them, as the tasks of a DAG which the schedule runs. It asks its source while Kafka boots, and publishes
 * the moment Kafka is there.
 */
public final class Fetcher implements Component {
    private static final String VALIDATE = "validate";
    private static final String PUBLISH = "publish";

    private final FetchConfig config;
    private final ScheduleConfig policy;
    private final Pipeline pipeline;
    private final CompletableFuture<KafkaPublisher> publisher;
    private final Clock clock;
    private final FetchLedger ledger = new FetchLedger();
    private final SourceSelector sources;
    private volatile boolean running;

    /**
     * A fetcher that asks nobody until the schedule runs its DAG.
     *
     * @param format how values are written
     * @param kafka completes once Kafka is up and the pipeline's topic is there
     * @param builtInSource address of the built-in source's API; asked for at every use of it
     */
    public Fetcher(
            FetchConfig config,
            ScheduleConfig policy,
            Pipeline pipeline,
            ValueFormat format,
            CompletionStage<KafkaAccess> kafka,
            Supplier<URI> builtInSource,
            Clock clock) {
        this.config = config;
        this.policy = policy;
        this.pipeline = pipeline;
        this.clock = clock;
        this.publisher = kafka.thenApply(servers -> new KafkaPublisher(servers, pipeline.topic(), format))
                .toCompletableFuture();
        SourceClient client = new SourceClient(config.connectTimeout(), config.timeout(), clock);
        this.sources = new SourceSelector(config, client, builtInSource, clock);
    }

    /** What the schedule is to run; none when fetching is switched off. */
    public List<Dag> dags() {
        return config.enabled() ? List.of(dag(publisher)) : List.of();
    }

    Dag dag(CompletableFuture<? extends Publisher> kafka) {
        RetryPolicy retries = RetryPolicy.of(policy);
        return new Dag(
                pipeline.topic(),
                "Fetches people from their source and publishes them to the topic " + pipeline.topic(),
                Schedule.of(policy, config.interval()),
                policy,
                FetchParameters.schema(),
                List.of(
                        new Task(
                                FetchedUsers.FETCH,
                                List.of(),
                                new FetchTask(pipeline, config, sources, ledger, clock),
                                retries,
                                policy.taskTimeLimit(),
                                false),
                        new Task(
                                VALIDATE,
                                List.of(FetchedUsers.FETCH),
                                new ValidateTask(pipeline, ledger),
                                retries,
                                policy.taskTimeLimit(),
                                false),
                        new Task(
                                PUBLISH,
                                List.of(VALIDATE),
                                new PublishTask(pipeline, kafka, Backoff.ABSENT_KAFKA, ledger),
                                retries,
                                policy.taskTimeLimit(),
                                true)));
    }

    @Override
    public void start() {
        running = true;
    }

    /**
     * What happened so far and comes next.
     *
     * @param leader whether this appliance runs the schedule
     * @param nextAt when it will next
     */
    public FetchStatus status(boolean leader, Optional<Instant> nextAt) {
        return ledger.status(config, sources.choice(), leader, nextAt);
    }

    @Override
    public Health check() {
        return running ? Health.up() : Health.down("The fetcher does not run");
    }

    @Override
    public void close() {
        running = false;
        if (publisher.isDone() && !publisher.isCompletedExceptionally()) {
            publisher.join().close();
        }
    }
}
