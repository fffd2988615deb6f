package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.explore.messages.Message;
import io.pipelineappliance.explore.messages.MessageContent;
import io.pipelineappliance.explore.messages.MessageHeader;
import io.pipelineappliance.explore.messages.MessagePage;
import io.pipelineappliance.explore.messages.MessageSchema;
import io.pipelineappliance.explore.messages.PartitionRange;
import io.pipelineappliance.explore.messages.SearchProgress;
import io.pipelineappliance.explore.messages.SentMessage;
import io.pipelineappliance.explore.messages.TailProgress;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class MessagesApiRecords {
    private MessagesApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.of(
                Message.class,
                MessageContent.class,
                MessageHeader.class,
                MessagePage.class,
                MessageSchema.class,
                MessageSchema.SubjectVersion.class,
                PartitionRange.class,
                SearchProgress.class,
                SearchWork.SearchStarted.class,
                SearchWork.StreamFailure.class,
                SentMessage.class,
                TailProgress.class);
    }
}
