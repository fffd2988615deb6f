package io.pipelineappliance.explore.groups;

import java.util.List;

/** What Kafka says of a group besides its offsets. */
record GroupDetails(String state, String assignor, Integer coordinator, List<GroupMember> members) {}
