/**
 * What the schedule remembers, in one SQLite file.
 *
 * <p>Runs are looked for by state, interval and trigger, a page at a time, and change in several places at once: that is what a
 * database does. A compacted Kafka topic would need all of it in memory again, and Kafka is what a run waits for, so its own state
 * must not need it. SQLite's file survives {@code kill -9} and the loss of power at any moment, and opening it takes less than the
 * start of ZooKeeper, beside which it happens; H2, the pure Java choice, writes to the disk half a second late by default. What a
 * response of the source was is stored with the run before anything is done with it: whoever publishes it later publishes the same
 * people.
 */
package io.pipelineappliance.schedule.store;
