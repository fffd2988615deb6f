package io.pipelineappliance.dashboard;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.StreamConfig;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that the page shows, at one moment. This is the JSON of the API: {@code openapi.json} says the same. What
 * is marked "or null" is not known as long as its component is not there. Counts are since the process started unless
 * said otherwise.
 *
 * @param version the appliance's version
 * @param startedAt when the process started
 * @param now when this was taken
 * @param dataDir the data directory, absolute
 * @param state the appliance as a whole
 * @param components all parts, in the order in which they start
 * @param source where people come from, or null
 * @param fetch what the fetcher did, or null
 * @param topic the pipeline's topic, or null
 * @param deadLetters what could not be parsed, or null
 * @param spark who runs the stream job, or null
 * @param stream what the stream job did, or null
 * @param table where the rows end, or null
 */
public record Status(
        String version,
        Instant startedAt,
        Instant now,
        String dataDir,
        ApplianceState state,
        List<ComponentStatus> components,
        SourceStatus source,
        FetchStatus fetch,
        TopicStatus topic,
        DeadLetterStatus deadLetters,
        SparkStatus spark,
        StreamStatus stream,
        TableStatus table) {

    /** The appliance as a whole. */
    public enum ApplianceState {
        STARTING,
        RUNNING,
        STOPPING,
        /** At least one component failed or was stopped by hand. */
        DEGRADED
    }

    /**
     * One component.
     *
     * @param name identifies it in the API
     * @param title for people
     * @param state where it is in its life
     * @param reason why it waits or failed, one sentence, or null
     * @param address where it serves, {@code host:port}, or null
     * @param link its own web page, or null
     * @param needs names of the components that it waits for
     * @param bootMillis how long its start took in ms, or null while it has not started
     * @param upAfterMillis ms from the start of the process until it last came up, or null while it is not up
     * @param log its last log lines, oldest first
     * @param canStop whether {@link ComponentControl} takes it
     */
    public record ComponentStatus(
            String name,
            String title,
            ComponentState state,
            String reason,
            String address,
            String link,
            List<String> needs,
            Long bootMillis,
            Long upAfterMillis,
            List<String> log,
            boolean canStop) {}

    /**
     * Where people come from.
     *
     * @param configured what the config asks for
     * @param active which source served the last fetch, {@code randomuser} or {@code built-in}; null before the first
     * @param why why this one, one sentence, or null
     */
    public record SourceStatus(FetchConfig.Source configured, String active, String why) {}

    /**
     * What the fetcher did.
     *
     * @param leader whether this appliance holds the leadership to fetch
     * @param runs fetches begun
     * @param fetched users received
     * @param published records that Kafka acknowledged
     * @param rejected users that could not become a record
     * @param lastRejections why, the last few, newest first
     * @param lastAt when the last fetch ended, or null
     * @param lastError why the last fetch failed, or null if it did not
     * @param nextAt when the next fetch is due, or null
     */
    public record FetchStatus(
            boolean leader,
            long runs,
            long fetched,
            long published,
            long rejected,
            List<String> lastRejections,
            Instant lastAt,
            String lastError,
            Instant nextAt) {}

    /**
     * The pipeline's topic.
     *
     * @param name the topic
     * @param partitions by number
     * @param records records that it holds now, over all partitions
     */
    public record TopicStatus(String name, List<PartitionStatus> partitions, long records) {}

    /**
     * One partition of the topic.
     *
     * @param partition its number
     * @param beginOffset offset of the oldest record
     * @param endOffset offset that the next record will get
     */
    public record PartitionStatus(int partition, long beginOffset, long endOffset) {}

    /**
     * What could not be parsed.
     *
     * @param topic where it is kept
     * @param records how many that topic holds now
     */
    public record DeadLetterStatus(String topic, long records) {}

    /**
     * Who runs the stream job.
     *
     * @param executors processes that have registered with the driver
     * @param slots tasks that they can run at once
     * @param firstExecutorMillis ms from the start of the process to the first registration, or null before it
     */
    public record SparkStatus(int executors, int slots, Long firstExecutorMillis) {}

    /**
     * What the stream job did.
     *
     * @param mode how Spark triggers, after any automatic switch
     * @param state where the query is
     * @param restarts how often the supervisor restarted it
     * @param lastError why it last died or waited, or null
     * @param written rows that Cassandra acknowledged
     * @param rejected records sent to the dead letter topic
     * @param retries writes that had to be repeated
     * @param lag records on the topic that are not yet rows, or null
     * @param recordsPerSecond rows written per second, over the last few seconds
     * @param latencyMillis from the producer's timestamp to the acknowledged write over the last 5 minutes, or null
     *     when nothing was written in them
     * @param partitions by number
     */
    public record StreamStatus(
            StreamConfig.Mode mode,
            StreamState state,
            long restarts,
            String lastError,
            long written,
            long rejected,
            long retries,
            Long lag,
            double recordsPerSecond,
            LatencyStatus latencyMillis,
            List<StreamPartitionStatus> partitions) {}

    /** Where the query is. */
    public enum StreamState {
        /** Not started yet, or what it needs is not up. */
        WAITING,
        STARTING,
        RUNNING,
        /** Died, and is started again with backoff. */
        RESTARTING,
        STOPPED
    }

    /**
     * A latency distribution.
     *
     * @param p50 median in ms
     * @param p99 99th percentile in ms
     * @param max longest in ms
     * @param count writes measured
     */
    public record LatencyStatus(double p50, double p99, double max, long count) {}

    /**
     * How far the stream is in one partition.
     *
     * @param partition its number
     * @param writtenOffset offset of the last record that is a row, or null before the first
     * @param lag records after it, or null
     */
    public record StreamPartitionStatus(int partition, Long writtenOffset, Long lag) {}

    /**
     * Where the rows end.
     *
     * @param name {@code keyspace.table}
     * @param firstRowMillis ms from the start of the process to the first row written, or null before it
     * @param newestRows newest first; each a value per column, in the table's column order
     */
    public record TableStatus(String name, Long firstRowMillis, List<Map<String, Object>> newestRows) {}
}
