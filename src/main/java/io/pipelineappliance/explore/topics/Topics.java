package io.pipelineappliance.explore.topics;

import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.kafka.KafkaLink;
import io.pipelineappliance.explore.kafka.Pages;
import io.pipelineappliance.explore.kafka.Recent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Kafka's topics as they are. */
public final class Topics implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofMillis(1_500);

    private final KafkaLink kafka;
    private final TopicRules rules;
    private final Supplier<OptionalInt> slots;
    private final TopicLimitsCache limits;
    private final TopicRates rates = new TopicRates();
    private final BrokerTraffic traffic = new BrokerTraffic();
    private final Recent<Map<String, TopicState>> census;

    /**
     * @param kafka closed with this
     * @param slots task slots of the stream job, while it has any
     */
    public Topics(KafkaLink kafka, TopicRules rules, Supplier<OptionalInt> slots) {
        this.kafka = kafka;
        this.rules = rules;
        this.slots = slots;
        this.limits = new TopicLimitsCache(kafka);
        TopicCensus question = new TopicCensus(kafka);
        this.census = new Recent<>(LIFETIME, () -> counted(question.all()));
    }

    public TopicPage list(TopicQuery query) throws InterruptedException {
        String search = query.search().toLowerCase(Locale.ROOT);
        Map<String, TopicState> states = census.get();
        Map<String, TopicLimits> kept = limits.of(states.keySet());
        List<TopicSummary> matching = states.values().stream()
                .filter(topic -> topic.name().toLowerCase(Locale.ROOT).contains(search))
                .map(topic -> summary(topic, kept.getOrDefault(topic.name(), TopicLimits.UNKNOWN)))
                .filter(topic -> query.internal() || topic.use() != TopicUse.INTERNAL)
                .sorted(query.sort().order(query.descending()))
                .toList();
        return new TopicPage(matching.size(), query.offset(), Pages.page(matching, query.offset(), query.limit()));
    }

    /** @throws NotFound when there is no such topic */
    public TopicView view(String name, int offset, int limit) throws InterruptedException {
        TopicState state = state(name);
        TopicLimits kept = limits.of(census.get().keySet()).getOrDefault(name, TopicLimits.UNKNOWN);
        TopicSummary summary = summary(state, kept);
        return new TopicView(
                summary,
                kept.retentionBytes(),
                rules.note(summary.use()).orElse(null),
                rules.againstDelete(name, summary.use()).orElse(null),
                rules.againstPurge(name, summary.use()).orElse(null),
                rules.againstChange(name, summary.use()).orElse(null),
                rules.againstMorePartitions(name, summary.use()).orElse(null),
                partitionNote(summary),
                offset,
                Pages.page(state.partitions(), offset, limit));
    }

    TopicState state(String name) throws InterruptedException {
        TopicState state = census.get().get(name);
        if (state == null) {
            throw new NotFound("There is no topic %s; its name may be misspelt, or it was deleted.".formatted(name));
        }
        return state;
    }

    TopicUse use(TopicState topic) {
        return rules.use(topic.name(), topic.internal());
    }

    void forget(String topic) {
        limits.forget(topic);
        census.forget();
    }

    private String partitionNote(TopicSummary topic) {
        return topic.use() == TopicUse.RECORDS
                ? StreamSlots.note(topic.partitions(), slots.get()).orElse(null)
                : null;
    }

    private Map<String, TopicState> counted(Map<String, TopicState> states) {
        BrokerTraffic.Counts counts = traffic.read();
        Map<String, TopicCounters> counters = new HashMap<>();
        states.values()
                .forEach(topic -> counters.put(
                        topic.name(),
                        new TopicCounters(topic.endOffsets(), counts.in(topic.name()), counts.out(topic.name()))));
        rates.add(System.nanoTime(), counters);
        return states;
    }

    private TopicSummary summary(TopicState topic, TopicLimits kept) {
        TopicRates.Rates rate = rates.of(topic.name());
        return new TopicSummary(
                topic.name(),
                use(topic),
                topic.partitions().size(),
                topic.replicationFactor(),
                topic.records(),
                topic.bytes(),
                rate.records(),
                rate.bytesIn(),
                rate.bytesOut(),
                kept.retentionMillis(),
                kept.cleanupPolicy());
    }

    @Override
    public void close() {
        kafka.close();
    }
}
