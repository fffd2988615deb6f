package io.pipelineappliance.explore.groups;

import static java.util.stream.Collectors.toMap;

import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.kafka.KafkaLink;
import io.pipelineappliance.explore.kafka.Pages;
import io.pipelineappliance.explore.kafka.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Who reads from Kafka, as it is. */
public final class ConsumerGroups implements AutoCloseable {
    private static final Duration LIFETIME = Duration.ofMillis(1_500);
    static final int MOST_MEMBERS = 200;

    private final KafkaLink kafka;
    private final GroupQuestions questions;
    private final StreamJobView job;
    private final GroupPartitions partitions;
    private final Recent<Map<String, GroupListing>> listing;
    private final LagHistory history = new LagHistory();
    private final LagSampler sampler = new LagSampler(this::sample, this::rest);

    /**
     * @param kafka closed with this
     * @param progress of the stream job, once it is known
     */
    public ConsumerGroups(KafkaLink kafka, Supplier<Optional<StreamProgress>> progress) {
        this.kafka = kafka;
        this.questions = new GroupQuestions(kafka);
        this.partitions = new GroupPartitions(new TimeLags(kafka.access()));
        this.job = new StreamJobView(progress, questions, partitions);
        this.listing = new Recent<>(LIFETIME, questions::all);
    }

    public ConsumerGroupPage list(ConsumerGroupQuery query) throws InterruptedException {
        String search = query.search().toLowerCase(Locale.ROOT);
        List<GroupListing> matching = listing.get().values().stream()
                .filter(group -> group.groupId().toLowerCase(Locale.ROOT).contains(search))
                .sorted(query.sort().order(query.descending()))
                .toList();
        List<GroupListing> shown = Pages.page(matching, query.offset(), query.limit());
        watch(shown.stream().map(GroupListing::groupId).toList());
        return new ConsumerGroupPage(
                matching.size(),
                query.offset(),
                summaries(shown),
                job.summary(history).orElse(null));
    }

    /** @throws NotFound when there is no such group */
    public ConsumerGroupView view(String name, int offset, int limit) throws InterruptedException {
        GroupListing group = listed(name);
        watch(List.of(name));
        Map<String, GroupKind> kinds = Map.of(name, GroupKind.of(group));
        Map<String, GroupDetails> details = questions.details(kinds);
        Map<String, Map<TopicPartition, Long>> committed = questions.committed(kinds);
        List<GroupMember> members = Optional.ofNullable(details.get(name))
                .map(GroupDetails::members)
                .orElse(List.of());
        Map<TopicPartition, String> readers = readers(members);
        Set<TopicPartition> all = new TreeSet<>(GroupPartitions.ORDER);
        all.addAll(committed.getOrDefault(name, Map.of()).keySet());
        all.addAll(readers.keySet());
        Map<TopicPartition, Long> ends = questions.ends(all);
        ConsumerGroupSummary summary = summary(group, details, committed, ends);
        List<GroupOffset> offsets = all.stream()
                .map(partition -> GroupOffset.of(
                        partition, committed.getOrDefault(name, Map.of()).get(partition), null, ends.get(partition)))
                .toList();
        return new ConsumerGroupView(
                summary,
                Optional.ofNullable(details.get(name))
                        .map(GroupDetails::assignor)
                        .filter(assignor -> !assignor.isEmpty())
                        .orElse(null),
                null,
                GroupRules.againstReset(summary).orElse(null),
                GroupRules.againstDelete(summary).orElse(null),
                Pages.page(members, 0, MOST_MEMBERS),
                history.of(name),
                offsets.size(),
                offset,
                partitions.of(Pages.page(offsets, offset, limit), readers));
    }

    /** @throws NotFound while its figures are not known */
    public ConsumerGroupView streamJob() throws InterruptedException {
        watch(List.of());
        return job.view(history);
    }

    /** The group with its state as it is now, for orders. */
    ConsumerGroupSummary fresh(String name) throws InterruptedException {
        listing.forget();
        return summaries(List.of(listed(name))).get(0);
    }

    void forget(String name) {
        listing.forget();
        history.forget(name);
    }

    private GroupListing listed(String name) throws InterruptedException {
        GroupListing group = listing.get().get(name);
        if (group == null) {
            throw new NotFound(
                    "There is no consumer group %s; its name may be misspelt, or Kafka removed it with its last offset."
                            .formatted(name));
        }
        return group;
    }

    private void watch(Collection<String> groups) {
        history.watch(groups);
        sampler.looked();
    }

    private void rest() {
        history.clear();
    }

    private void sample() throws InterruptedException {
        Set<String> watched = history.watched();
        Map<String, GroupListing> all = listing.get();
        summaries(watched.stream().filter(all::containsKey).map(all::get).toList());
        job.summary(history);
    }

    private List<ConsumerGroupSummary> summaries(List<GroupListing> groups) throws InterruptedException {
        Map<String, GroupKind> kinds = groups.stream().collect(toMap(GroupListing::groupId, GroupKind::of));
        Map<String, GroupDetails> details = questions.details(kinds);
        Map<String, Map<TopicPartition, Long>> committed = questions.committed(kinds);
        Map<TopicPartition, Long> ends = questions.ends(committed.values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .collect(Collectors.toSet()));
        List<ConsumerGroupSummary> summaries = new ArrayList<>();
        for (GroupListing group : groups) {
            summaries.add(summary(group, details, committed, ends));
        }
        return summaries;
    }

    private ConsumerGroupSummary summary(
            GroupListing group,
            Map<String, GroupDetails> details,
            Map<String, Map<TopicPartition, Long>> committed,
            Map<TopicPartition, Long> ends) {
        String name = group.groupId();
        Optional<GroupDetails> described = Optional.ofNullable(details.get(name));
        Long lag = Lags.total(committed.get(name), ends);
        Instant now = Instant.now();
        if (lag != null) {
            history.add(name, new LagSample(now, lag));
        }
        return new ConsumerGroupSummary(
                name,
                GroupKind.of(group),
                described
                        .map(GroupDetails::state)
                        .orElseGet(() ->
                                group.groupState().orElse(GroupState.UNKNOWN).name()),
                described.map(one -> one.members().size()).orElse(null),
                lag,
                history.trend(name, now),
                described.map(GroupDetails::coordinator).orElse(null));
    }

    private static Map<TopicPartition, String> readers(List<GroupMember> members) {
        Map<TopicPartition, String> readers = new HashMap<>();
        for (GroupMember member : members) {
            member.assignment().stream()
                    .map(GroupPartitions::parse)
                    .flatMap(Optional::stream)
                    .forEach(partition -> readers.put(partition, member.clientId()));
        }
        return readers;
    }

    @Override
    public void close() {
        sampler.close();
        kafka.close();
    }
}
