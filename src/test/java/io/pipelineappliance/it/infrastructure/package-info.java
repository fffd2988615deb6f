/**
 * The systems that a pipeline runs on as processes of their own, from the jars that Maven has: what an external mode is tried with, in tests
 * and by hand. Each is the product as it is released, with its own main class, and may be killed and started again.
 */
package io.pipelineappliance.it.infrastructure;
