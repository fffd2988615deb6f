package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.pipeline.Extract.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what is published; takes no more than a test allows. */
final class FakePublisher implements Publisher {
    private final List<String> published = new ArrayList<>();
    private int capacity = Integer.MAX_VALUE;
    private int attempts;
    private boolean closed;

    /** Acknowledges that many more records and fails the rest. */
    synchronized void allow(int records) {
        capacity = records;
    }

    /** Source and last digits of the key of each record, like {@code randomuser:7}. */
    synchronized List<String> published() {
        return List.copyOf(published);
    }

    synchronized int attempts() {
        return attempts;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized Outcome publish(SourceName source, List<SourceRecord> records) {
        attempts++;
        int taken = Math.min(capacity, records.size());
        capacity -= taken;
        for (SourceRecord record : records.subList(0, taken)) {
            String key = new String(record.key(), UTF_8);
            published.add(source.label() + ":" + Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)));
        }
        List<SourceRecord> rest = records.subList(taken, records.size());
        return new Outcome(taken, List.of(), rest, rest.isEmpty() ? Optional.empty() : Optional.of("Kafka is away"));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
