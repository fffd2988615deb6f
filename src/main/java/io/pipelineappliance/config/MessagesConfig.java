package io.pipelineappliance.config;

import java.time.Duration;

/**
 * What a look at the messages of a topic may cost.
 *
 * @param searchRecords messages that one search reads at most, 1000 to 2000000000
 * @param searchBytes bytes of keys and values that one search reads at most
 * @param searchTime time that one search takes at most
 * @param downloadRecords messages in one download, 1000 to 2000000000
 */
public record MessagesConfig(int searchRecords, DataSize searchBytes, Duration searchTime, int downloadRecords) {
    public MessagesConfig {
        new Requirements()
                .range("search-records", searchRecords, 1_000, 2_000_000_000)
                .atLeast("search-bytes", searchBytes, DataSize.ofMebibytes(1))
                .atLeast("search-time", searchTime, Duration.ofSeconds(1))
                .range("download-records", downloadRecords, 1_000, 2_000_000_000)
                .verify();
    }
}
