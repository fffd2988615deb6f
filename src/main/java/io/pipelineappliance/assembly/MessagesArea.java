package io.pipelineappliance.assembly;

import io.pipelineappliance.config.MessagesConfig;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.messages.MessagesApi;
import io.pipelineappliance.explore.messages.MessageLimits;
import io.pipelineappliance.explore.messages.TopicMessages;

/** The messages of topics in the dashboard. */
final class MessagesArea {
    /** Characters of a key, value or header in a list. */
    private static final int SHOWN = 10_000;

    private MessagesArea() {}

    static ApiArea of(PipelineSystems systems) {
        MessagesConfig config = systems.config().messages();
        MessageLimits limits =
                new MessageLimits(config.searchRecords(), config.searchBytes().bytes(), config.searchTime(), SHOWN);
        return new MessagesApi(
                new TopicMessages(systems.kafka(), systems.registry(), systems.masking(), limits), config);
    }
}
