package io.pipelineappliance.fetch;

import io.pipelineappliance.pipeline.Extract.SourceRecord;
import java.util.List;
import java.util.Optional;

/** Where records go once they are fetched. Used by one thread. */
interface Publisher extends AutoCloseable {
    /**
     * Publishes records and returns once each is acknowledged, refused or given up for now.
     *
     * @param source told in the header of each record
     */
    Outcome publish(SourceName source, List<SourceRecord> records) throws InterruptedException;

    @Override
    void close();

    /**
     * What became of the records; every one is in exactly one of the three.
     *
     * @param acknowledged how many Kafka holds now
     * @param refused for each that Kafka will never take, a sentence
     * @param unacknowledged those to be published again
     * @param failure why some are unacknowledged
     */
    record Outcome(
            int acknowledged, List<String> refused, List<SourceRecord> unacknowledged, Optional<String> failure) {}
}
