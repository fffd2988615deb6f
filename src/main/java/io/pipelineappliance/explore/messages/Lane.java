package io.pipelineappliance.explore.messages;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One partition of a {@link Walk}: what has been read and not been given, and the offsets that have not been read. */
abstract sealed class Lane permits Lane.Forwards, Lane.Backwards {
    private final int partition;
    private final int budget;
    private final Deque<ConsumerRecord<byte[], byte[]>> ready = new ArrayDeque<>();
    final Deque<ConsumerRecord<byte[], byte[]>> reading = new ArrayDeque<>();
    long begin;
    long end;
    long windowBegin;
    long windowEnd;
    private int bytes;

    private Lane(PartitionRange range, int budget) {
        this.partition = range.partition();
        this.begin = range.begin();
        this.end = range.end();
        this.budget = budget;
    }

    static Lane of(ReadOrder order, PartitionRange range, int budget) {
        return order == ReadOrder.NEWEST ? new Backwards(range, budget) : new Forwards(range, budget);
    }

    int partition() {
        return partition;
    }

    long windowBegin() {
        return windowBegin;
    }

    long windowEnd() {
        return windowEnd;
    }

    /** Has nothing to give although there may be more. */
    boolean isStarved() {
        return ready.isEmpty() && begin < end;
    }

    boolean runsLow(int window) {
        return begin < end && ready.size() < window / 2 && bytes < budget / 2;
    }

    ConsumerRecord<byte[], byte[]> peek() {
        return ready.peek();
    }

    ConsumerRecord<byte[], byte[]> take() {
        ConsumerRecord<byte[], byte[]> record = ready.poll();
        bytes -= size(record);
        return record;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() >= windowBegin && record.offset() < windowEnd && !isFull()) {
            reading.add(record);
            bytes += size(record);
            shrink();
        }
    }

    boolean overBudget() {
        return bytes > budget && reading.size() > 1;
    }

    void forget(ConsumerRecord<byte[], byte[]> record) {
        bytes -= size(record);
    }

    void give(ConsumerRecord<byte[], byte[]> record) {
        ready.add(record);
    }

    /** Where the messages begin or end that have not been given. */
    ConsumerRecord<byte[], byte[]> firstReady() {
        return ready.peek();
    }

    private static int size(ConsumerRecord<byte[], byte[]> record) {
        return 100 + Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }

    abstract void begin(int window);

    /** Keeps within the budget. */
    abstract void shrink();

    /** Whether no more is to be read of this window. */
    abstract boolean isFull();

    abstract void finish();

    abstract PartitionRange left();

    /** From the oldest on. */
    static final class Forwards extends Lane {
        private Forwards(PartitionRange range, int budget) {
            super(range, budget);
        }

        @Override
        void begin(int window) {
            windowBegin = begin;
            windowEnd = Math.min(end, begin + window);
        }

        @Override
        void shrink() {}

        @Override
        boolean isFull() {
            return overBudget();
        }

        @Override
        void finish() {
            begin = isFull() ? reading.getLast().offset() + 1 : windowEnd;
            reading.forEach(this::give);
            reading.clear();
        }

        @Override
        PartitionRange left() {
            return new PartitionRange(
                    partition(), firstReady() == null ? begin : firstReady().offset(), end);
        }
    }

    /** From the newest on: windows are read forwards, each before the last one, and given backwards. */
    static final class Backwards extends Lane {
        private Backwards(PartitionRange range, int budget) {
            super(range, budget);
        }

        @Override
        void begin(int window) {
            windowBegin = Math.max(begin, end - window);
            windowEnd = end;
        }

        @Override
        void shrink() {
            while (overBudget()) {
                forget(reading.removeFirst());
                windowBegin = reading.getFirst().offset();
            }
        }

        @Override
        boolean isFull() {
            return false;
        }

        @Override
        void finish() {
            end = windowBegin;
            reading.descendingIterator().forEachRemaining(this::give);
            reading.clear();
        }

        @Override
        PartitionRange left() {
            return new PartitionRange(
                    partition(),
                    begin,
                    firstReady() == null ? end : firstReady().offset() + 1);
        }
    }
}
