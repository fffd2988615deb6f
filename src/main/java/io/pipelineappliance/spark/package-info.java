/**
 * Spark as a cluster inside this JVM and as a driver's session on it. Master and workers are Spark's own standalone ones, so that
 * anybody's {@code spark-submit} is served too; executors are child processes by Spark's design, and end with their parent.
 */
package io.pipelineappliance.spark;
