/**
 * Runs the executable jar as a user does, as a process of its own, and looks at it from outside: its terminal, its API, Kafka, CQL
 * and the operating system. Waits are long, since a machine that builds other things as well boots it in a minute.
 */
package io.pipelineappliance.it.harness;
