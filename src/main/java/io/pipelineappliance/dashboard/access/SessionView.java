package io.pipelineappliance.dashboard.access;

import io.pipelineappliance.dashboard.http.Role;
import java.util.List;

/**
 * Who asks, and what they may do.
 *
 * @param user name of the account, or null
 * @param role what they may do
 * @param readOnly whether nobody may change anything
 * @param loginRequired whether one has to log in to see anything
 * @param masked fields and columns whose values are hidden
 */
public record SessionView(String user, Role role, boolean readOnly, boolean loginRequired, List<String> masked) {}
