/**
 * Where schemas live: a compacted Kafka topic of one partition, in the record format of Confluent's registry, and indexes in memory that
 * follow it. The topic is the truth; nothing is answered that was not read back from it.
 *
 * <p>Whoever writes must hold the topic's lease ({@link io.pipelineappliance.registry.store.LogWriter}): a transactional producer of one fixed
 * name. Taking it fences every older holder, so that of two registries on one Kafka only the newest can write what it decided, and the other
 * reads what happened, decides anew and takes the lease back. Confluent's registry can take the topic over after an orderly stop: all it finds there are
 * keys and values that it would have written itself.
 */
package io.pipelineappliance.registry.store;
