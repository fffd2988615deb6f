/**
 * The web page, and the JSON API that it stands on.
 *
 * <p>The dashboard answers first and stops last, so it depends on no other part: it is handed a supplier of {@link
 * io.pipelineappliance.dashboard.Status} and shows whatever is there yet. The page is built from {@code web/} into the
 * class path folder {@code /web}; its types come from {@code openapi.json}, which tests hold against the records.
 *
 * <p>Loopback alone does not keep out a browser: any page that the user has open can send requests to 127.0.0.1, under
 * its own name by DNS rebinding. {@link io.pipelineappliance.dashboard.access.OwnSite} refuses both.
 *
 * <p>Live events are written without blocking, one thread for all listeners, and carry whole states instead of changes:
 * a listener that misses one has missed nothing, and one that stops reading is let go.
 */
package io.pipelineappliance.dashboard;
