/**
 * What every route of the dashboard speaks: JSON, problem documents, and streams of events that never block a thread.
 */
package io.pipelineappliance.dashboard.http;
