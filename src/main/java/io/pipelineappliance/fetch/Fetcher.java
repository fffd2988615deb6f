package io.pipelineappliance.fetch;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.format.ValueFormat;
import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.Pipeline;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches people and publishes them: at once when leadership is held, then at a fixed rate. Start it as early as the
 * built-in source and ZooKeeper allow; it asks for the first people while Kafka boots, and publishes them the moment
 * Kafka is there.
 */
public final class Fetcher implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final FetchConfig config;
    private final Leadership leadership;
    private final CompletableFuture<KafkaPublisher> publisher;
    private final Clock clock;
    private final FetchLedger ledger = new FetchLedger();
    private final SourceClient client;
    private final SourceSelector sources;
    private final FetchCycle cycle;
    private final ScheduledThreadPoolExecutor thread;
    private Future<?> nextStep = CompletableFuture.completedFuture(null);
    private volatile boolean running;

    /**
     * A fetcher that does nothing until it is started.
     *
     * @param format how values are written
     * @param bootstrapServers completes with {@code host:port,…} once Kafka is up and the pipeline's topic is there
     * @param builtInSource address of the built-in source's API; asked for at every use of it
     * @param leadership whether to fetch at all, now
     */
    public Fetcher(
            FetchConfig config,
            Pipeline pipeline,
            ValueFormat format,
            CompletionStage<String> bootstrapServers,
            Supplier<URI> builtInSource,
            Leadership leadership,
            Clock clock) {
        this.config = config;
        this.leadership = leadership;
        this.clock = clock;
        this.publisher = bootstrapServers
                .thenApply(servers -> new KafkaPublisher(servers, pipeline.topic(), format))
                .toCompletableFuture();
        this.client = new SourceClient(config.connectTimeout(), config.timeout(), Backoff.BUSY_SOURCE, clock);
        this.sources = new SourceSelector(config, client, builtInSource, clock);
        this.cycle = new FetchCycle(
                pipeline,
                sources,
                leadership,
                publisher,
                new FixedRate(config.interval()),
                Backoff.ABSENT_KAFKA,
                ledger,
                clock);
        this.thread = new ScheduledThreadPoolExecutor(1, Fetcher::thread, new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void start() {
        running = true;
        if (config.enabled()) {
            leadership.onChange(this::wake);
            publisher.whenComplete((kafka, failure) -> wake());
            wake();
        }
    }

    /** What happened so far and comes next. */
    public FetchStatus status() {
        return ledger.status(config, sources.choice(), leadership.held());
    }

    @Override
    public Health check() {
        return running ? Health.up() : Health.down("The fetcher does not run");
    }

    @Override
    public void close() {
        running = false;
        thread.shutdownNow();
        client.close();
        try {
            if (!thread.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("The fetcher's thread did not end within {} s", STOP_WITHIN.toSeconds());
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        cycle.close();
    }

    private void wake() {
        thread.execute(this::step);
    }

    private void step() {
        nextStep.cancel(false);
        try {
            cycle.advance().ifPresent(this::stepAt);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            ledger.failed("The fetch failed unexpectedly: " + Excerpt.oneLine(failure.toString())
                    + "; the log has the details");
            LOG.error("The fetch failed unexpectedly; the next one is due in {}", config.interval(), failure);
            stepAt(clock.instant().plus(config.interval()));
        }
    }

    private void stepAt(Instant when) {
        long delay = Math.max(0, Duration.between(clock.instant(), when).toMillis() + 1);
        nextStep = thread.schedule(this::step, delay, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "fetcher");
        thread.setDaemon(true);
        return thread;
    }
}
