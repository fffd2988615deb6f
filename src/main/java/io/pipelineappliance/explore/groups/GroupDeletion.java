package io.pipelineappliance.explore.groups;

/** That a group is gone: its name, and one sentence. */
public record GroupDeletion(String group, String done) {}
