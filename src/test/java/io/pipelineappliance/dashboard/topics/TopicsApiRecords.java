package io.pipelineappliance.dashboard.topics;

import io.pipelineappliance.explore.groups.ConsumerGroupPage;
import io.pipelineappliance.explore.groups.ConsumerGroupSummary;
import io.pipelineappliance.explore.groups.ConsumerGroupView;
import io.pipelineappliance.explore.groups.GroupDeletion;
import io.pipelineappliance.explore.groups.GroupMember;
import io.pipelineappliance.explore.groups.GroupPartition;
import io.pipelineappliance.explore.groups.LagSample;
import io.pipelineappliance.explore.groups.OffsetReset;
import io.pipelineappliance.explore.topics.PartitionState;
import io.pipelineappliance.explore.topics.TopicChange;
import io.pipelineappliance.explore.topics.TopicPage;
import io.pipelineappliance.explore.topics.TopicPurge;
import io.pipelineappliance.explore.topics.TopicSetting;
import io.pipelineappliance.explore.topics.TopicSettings;
import io.pipelineappliance.explore.topics.TopicSummary;
import io.pipelineappliance.explore.topics.TopicView;
import java.util.stream.Stream;

/** The records of topics and groups that are written as JSON; the OpenAPI document has a schema of each one's name. */
public final class TopicsApiRecords {
    private TopicsApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.of(
                ConsumerGroupPage.class,
                ConsumerGroupSummary.class,
                ConsumerGroupView.class,
                GroupDeletion.class,
                GroupMember.class,
                GroupPartition.class,
                LagSample.class,
                OffsetReset.class,
                OffsetReset.OffsetMove.class,
                PartitionState.class,
                TopicChange.class,
                TopicPage.class,
                TopicPurge.class,
                TopicPurge.PurgedPartition.class,
                TopicSetting.class,
                TopicSettings.class,
                TopicSummary.class,
                TopicView.class);
    }
}
