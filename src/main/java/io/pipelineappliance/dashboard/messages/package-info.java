/**
 * The messages of topics in the API. A search, a tail and a download each have a thread that reads from Kafka and hands on what it reads through a
 * small queue to a response that never blocks a thread of the web server. When the queue is full the reading waits, and who does not read is let go.
 */
package io.pipelineappliance.dashboard.messages;
