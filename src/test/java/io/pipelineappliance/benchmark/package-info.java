/**
 * Benchmarks of the executable jar, seen from outside: it is started as a user starts it, and measured by the operating system, its
 * HTTP API and plain clients of Kafka and Cassandra. {@code bin/bench-boot} and {@code bin/bench-latency} run them.
 *
 * <p>They are no tests: what they print depends on the machine and on what else it does, so figures are only compared with
 * figures of the same run.
 */
package io.pipelineappliance.benchmark;
