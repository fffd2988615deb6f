package io.pipelineappliance.explore.spark;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The samples of the last 15 minutes. Thread-safe. */
public final class StreamHistory {
    /** Time between two samples. */
    public static final Duration EVERY = Duration.ofSeconds(5);

    private static final int MOST = (int) (Duration.ofMinutes(15).toSeconds() / EVERY.toSeconds());

    private final Deque<StreamSample> samples = new ArrayDeque<>(MOST);

    /** Adds the newest, and forgets the oldest when there are enough. */
    public synchronized void add(StreamSample sample) {
        if (samples.size() == MOST) {
            samples.removeFirst();
        }
        samples.addLast(sample);
    }

    /** All of them, oldest first. */
    public synchronized StreamHistoryView view() {
        return new StreamHistoryView(EVERY.toSeconds(), samples.stream().toList());
    }
}
