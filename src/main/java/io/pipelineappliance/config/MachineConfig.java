package io.pipelineappliance.config;

/**
 * What the appliance demands of the machine before it starts anything.
 *
 * @param minFreeSpace free space on the disk of the data directory
 * @param minMemory memory of the machine, or of the container when it is bounded
 * @param allowUntestedJava whether to start on a Java that is newer than the newest tested one
 */
public record MachineConfig(DataSize minFreeSpace, DataSize minMemory, boolean allowUntestedJava) {}
