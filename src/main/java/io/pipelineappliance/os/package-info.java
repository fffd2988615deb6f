/** Calls to the operating system that the JDK does not offer. */
package io.pipelineappliance.os;
