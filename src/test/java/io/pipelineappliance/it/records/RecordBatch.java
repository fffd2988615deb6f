package io.pipelineappliance.it.records;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records of distinct people, whom no other batch has. */
public final class RecordBatch {
    private static final int ONE_BAD_IN = 100;

    private final long tag;
    private final List<MadeRecord> records;

    private RecordBatch(long tag, List<MadeRecord> records) {
        this.tag = tag;
        this.records = records;
    }

    /** That many, one in a hundred of them bad, in each of the ways in turn. */
    public static RecordBatch withBadOnes(int size) {
        return made(size, true);
    }

    /** That many good ones. */
    public static RecordBatch ofGoodOnes(int size) {
        return made(size, false);
    }

    private static RecordBatch made(int size, boolean withBadOnes) {
        long tag = ThreadLocalRandom.current().nextLong();
        List<MadeRecord> records = IntStream.range(0, size)
                .mapToObj(number -> record(new UUID(tag, number), number, withBadOnes))
                .toList();
        return new RecordBatch(tag, records);
    }

    private static MadeRecord record(UUID id, int number, boolean withBadOnes) {
        Malformation[] ways = Malformation.values();
        return withBadOnes && number % ONE_BAD_IN == ONE_BAD_IN / 2
                ? MadeRecord.bad(id, number, ways[number / ONE_BAD_IN % ways.length])
                : MadeRecord.good(id, number);
    }

    /** All, in the order in which they are sent. */
    public List<MadeRecord> records() {
        return records;
    }

    /** Whether a key belongs to this batch. */
    public boolean has(UUID key) {
        return key.getMostSignificantBits() == tag;
    }

    /** The keys that must become rows. */
    public Set<UUID> goodKeys() {
        return keys(MadeRecord::isGood);
    }

    /** The keys that must become dead letters. */
    public Set<UUID> badKeys() {
        return keys(record -> !record.isGood());
    }

    private Set<UUID> keys(Predicate<MadeRecord> which) {
        return records.stream().filter(which).map(MadeRecord::id).collect(Collectors.toUnmodifiableSet());
    }
}
