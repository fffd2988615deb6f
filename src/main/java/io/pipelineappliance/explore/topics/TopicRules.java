package io.pipelineappliance.explore.topics;

import io.pipelineappliance.component.ApplianceException;
import java.util.Optional;

/**
 * What may be done to which topic, and what stands against it: one sentence for the user.
 *
 * @param records topic of the pipeline's records
 * @param deadLetters topic of what could not be parsed
 * @param receipts topic of what the stream job reports
 */
public record TopicRules(String records, String deadLetters, String receipts) {
    private static final String SCHEMAS = "_schemas";

    TopicUse use(String topic, boolean internal) {
        if (topic.equals(records)) {
            return TopicUse.RECORDS;
        }
        if (topic.equals(deadLetters)) {
            return TopicUse.DEAD_LETTERS;
        }
        if (topic.equals(receipts)) {
            return TopicUse.RECEIPTS;
        }
        if (topic.equals(SCHEMAS)) {
            return TopicUse.SCHEMAS;
        }
        return internal || topic.startsWith("__") ? TopicUse.INTERNAL : TopicUse.NONE;
    }

    /** What the topic is for, one sentence; empty for one that the appliance does not use. */
    Optional<String> note(TopicUse use) {
        return switch (use) {
            case RECORDS ->
                Optional.of("The records of the pipeline: the fetcher writes them, the stream job reads them.");
            case DEAD_LETTERS -> Optional.of("What the stream job could not parse, with the reason in its headers.");
            case RECEIPTS -> Optional.of("What the stream job reports; the dashboard's figures are counted from it.");
            case SCHEMAS -> Optional.of("The store of the Schema Registry: every schema, version and setting.");
            case INTERNAL -> Optional.of("Kafka's own bookkeeping.");
            case NONE -> Optional.empty();
        };
    }

    Optional<String> againstDelete(String topic, TopicUse use) {
        return switch (use) {
            case RECORDS ->
                Optional.of(
                        "%s is the pipeline's topic and cannot be deleted while the appliance runs: records that are not yet rows would be lost."
                                .formatted(topic));
            case DEAD_LETTERS ->
                Optional.of(
                        "%s is where the stream job puts what it cannot parse, so it cannot be deleted; purge it instead."
                                .formatted(topic));
            case RECEIPTS ->
                Optional.of(
                        "%s is where the stream job reports what it wrote, so it cannot be deleted; its records go by themselves after minutes."
                                .formatted(topic));
            case SCHEMAS, INTERNAL -> internal(topic, use, "deleted");
            case NONE -> Optional.empty();
        };
    }

    Optional<String> againstPurge(String topic, TopicUse use) {
        return switch (use) {
            case RECORDS ->
                Optional.of(
                        "%s cannot be purged: until the next checkpoint the stream job would read these records again after a restart, and it stops when they are gone; set retention.ms on the topic instead."
                                .formatted(topic));
            case RECEIPTS ->
                Optional.of(
                        "%s cannot be purged: the dashboard counts from its records, which go by themselves after minutes."
                                .formatted(topic));
            case SCHEMAS, INTERNAL -> internal(topic, use, "purged");
            case DEAD_LETTERS, NONE -> Optional.empty();
        };
    }

    Optional<String> againstChange(String topic, TopicUse use) {
        return switch (use) {
            case SCHEMAS, INTERNAL -> internal(topic, use, "changed");
            case RECORDS, DEAD_LETTERS, RECEIPTS, NONE -> Optional.empty();
        };
    }

    Optional<String> againstMorePartitions(String topic, TopicUse use) {
        return use == TopicUse.RECEIPTS || use == TopicUse.DEAD_LETTERS
                ? Optional.of("%s has one partition, so that its records have one order, and cannot get more."
                        .formatted(topic))
                : againstChange(topic, use);
    }

    static void refuse(Optional<String> objection) {
        objection.ifPresent(sentence -> {
            throw new ApplianceException(sentence);
        });
    }

    private static Optional<String> internal(String topic, TopicUse use, String verb) {
        String whose = use == TopicUse.SCHEMAS
                ? "the Schema Registry's store; change subjects on the page Schemas instead"
                : "Kafka's own; it looks after it by itself";
        return Optional.of("%s cannot be %s here, since it is %s.".formatted(topic, verb, whose));
    }
}
