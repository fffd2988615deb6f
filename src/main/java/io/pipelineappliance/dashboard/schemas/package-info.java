/** The Schema Registry over HTTP: {@code /api/v1/schemas}. Each answer waits for the registry, whoever serves it. */
package io.pipelineappliance.dashboard.schemas;
