package io.pipelineappliance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.pipeline.users.UsersPipeline;
import org.junit.jupiter.api.Test;

class UserRecordsTest {
    @Test
    void theStreamTakesThemAsRowsOfDistinctPeople() throws Exception {
        UserRecords records = new UserRecords();
        UserRecords.UserRecord first = records.next();
        UserRecords.UserRecord second = records.next();

        UsersPipeline pipeline = new UsersPipeline();
        assertThat(pipeline.parse(first.key(), first.value())).startsWith(first.id());
        assertThat(pipeline.parse(second.key(), second.value())).startsWith(second.id());
        assertThat(second.id()).isNotEqualTo(first.id());
    }
}
