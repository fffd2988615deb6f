package io.pipelineappliance.launcher.access;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.DashboardAccount;
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

    /**
     * The entry of the configuration.
     *
     * @throws ApplianceException when the configuration would not take the name
     */
    String entry(String hash) {
        if (!DashboardAccount.isName(name)) {
            throw new ApplianceException(
                    "The name '%s' cannot be used: it must be 1 to 64 letters, digits or . _ @ - and begin with a letter or digit; choose another."
                            .formatted(name));
        }
        return name + ":" + role.name().toLowerCase(Locale.ROOT) + ":" + hash;
    }
}
