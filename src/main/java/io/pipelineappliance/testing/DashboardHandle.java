package io.pipelineappliance.testing;

import java.net.URI;

/**
 * The appliance's dashboard.
 *
 * @param url of its page
 */
public record DashboardHandle(URI url) {}
