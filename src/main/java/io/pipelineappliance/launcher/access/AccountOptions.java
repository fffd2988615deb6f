package io.pipelineappliance.launcher.access;

import io.pipelineappliance.config.DashboardAccount.Role;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose account it is. */
final class AccountOptions {
    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the account.")
    private String name;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "OPERATOR",
            description = "viewer, who changes nothing, or operator (default: operator).")
    private Role role;

    /** The entry of the configuration. */
    String entry(String hash) {
        return name + ":" + role.name().toLowerCase(Locale.ROOT) + ":" + hash;
    }
}
