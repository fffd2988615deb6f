/**
 * Brings components up in the order of their needs, as parallel as those allow, and down in reverse. A start that fails is rolled
 * back as a whole. While the appliance runs, a single part can be stopped and started again.
 */
package io.pipelineappliance.runtime;
