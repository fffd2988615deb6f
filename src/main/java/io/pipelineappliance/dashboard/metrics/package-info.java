/**
 * Metrics for Prometheus. Requests are counted from the start on by what costs nothing; Micrometer is loaded by the first scrape, and
 * everything else is read when it is scraped. A scrape costs about as much as a look at the page.
 */
package io.pipelineappliance.dashboard.metrics;
