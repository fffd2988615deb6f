/**
 * Who reads from Kafka, and how far they are: consumer groups of every protocol, and the stream job, which is like one but keeps its offsets
 * in its checkpoint. The list is one question however many groups there are; members, offsets and lag are asked for those shown, all together.
 */
package io.pipelineappliance.explore.groups;
