package io.pipelineappliance.benchmark;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A client of Cassandra that looks for one record's row each second until it is there. That checks the receipts' latency against
 * one that trusts nothing of the appliance; few, because each look costs a query.
 */
final class RowProbe implements Sender.Listener, AutoCloseable {
    private static final long LONGEST_MILLIS = 60 * 60 * 1000L;
    private static final int DIGITS = 3;
    private static final long BETWEEN_RECORDS_MILLIS = 1000;
    private static final long LEAST_BETWEEN_LOOKS_NANOS = 2_000_000;
    private static final int SHARE_OF_WAIT = 20;
    /** A busy node answers late, and that it did is in the figures of the rows. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CqlSession session;
    private final PreparedStatement select;
    private Histogram latency = new ConcurrentHistogram(LONGEST_MILLIS, DIGITS);
    private long nextAtMillis;

    /**
     * @param address of Cassandra, {@code host:port}
     * @param table {@code keyspace.table}
     */
    RowProbe(String address, String table) {
        String[] hostAndPort = address.split(":");
        session = CqlSession.builder()
                .addContactPoint(new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1])))
                .withLocalDatacenter("datacenter1")
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                        .build())
                .build();
        select = session.prepare("SELECT ingested_at FROM " + table + " WHERE id = ?");
    }

    @Override
    public void sent(UUID id, long timestampMillis) {
        if (timestampMillis >= nextAtMillis) {
            nextAtMillis = timestampMillis + BETWEEN_RECORDS_MILLIS;
            Histogram current = latency;
            threads.execute(() -> current.recordValue(Math.min(LONGEST_MILLIS, awaitRow(id) - timestampMillis)));
        }
    }

    private long awaitRow(UUID id) {
        long begin = System.nanoTime();
        while (ingestedAt(id).isEmpty()) {
            // A row that is long in coming is looked for less often, so that looking stays cheap and a twentieth exact.
            LockSupport.parkNanos(Math.max(LEAST_BETWEEN_LOOKS_NANOS, (System.nanoTime() - begin) / SHARE_OF_WAIT));
        }
        return System.currentTimeMillis();
    }

    private Optional<Instant> ingestedAt(UUID id) {
        Row row = session.execute(select.bind(id)).one();
        return Optional.ofNullable(row).map(found -> found.getInstant("ingested_at"));
    }

    /** When the last of these rows was written, in ms since the epoch. */
    long lastIngestedAt(Collection<UUID> ids) {
        return ids.stream()
                .map(id -> ingestedAt(id).orElseThrow(() -> new BenchmarkFailed("The record " + id + " has no row")))
                .mapToLong(Instant::toEpochMilli)
                .max()
                .orElseThrow();
    }

    /** Milliseconds from the timestamp of a record until its row could be read, since the last call; all rows are there by now. */
    Histogram takeLatency() {
        Histogram taken = latency;
        latency = new ConcurrentHistogram(LONGEST_MILLIS, DIGITS);
        return taken;
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }
}
