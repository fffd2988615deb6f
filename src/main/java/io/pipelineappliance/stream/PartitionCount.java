package io.pipelineappliance.stream;

import java.util.concurrent.CompletableFuture;

/** Knows how many partitions a topic has. */
interface PartitionCount extends AutoCloseable {
    /** Asks; the answer may take long or fail, for instance while Kafka is away. */
    CompletableFuture<Integer> ask();

    @Override
    void close();
}
