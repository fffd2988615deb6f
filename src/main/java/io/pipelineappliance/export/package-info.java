/**
 * Moves what an embedded appliance holds to systems that run elsewhere: topics, schemas and rows, each a {@link
 * io.pipelineappliance.export.Move}. All that is needed to go on after a kill is kept at the target itself, so that there is nothing of the
 * export's own to be lost: how far a topic is copied is committed in the same transaction as its records, schemas keep their ids and
 * versions, and a row keeps the time at which it was written. What was done is not believed: both sides are read at the end and compared.
 */
package io.pipelineappliance.export;
