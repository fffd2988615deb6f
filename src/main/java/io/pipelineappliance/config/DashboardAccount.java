package io.pipelineappliance.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One who may use the dashboard, written as {@code name:role:hash}.
 *
 * @param name what is typed to log in, and what the log says
 * @param role what they may do
 * @param hash of the password or the token; neither can be had from it
 */
public record DashboardAccount(String name, Role role, Secret hash) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    /** What an account may do. */
    public enum Role {
        /** Looks at everything, and changes nothing. */
        VIEWER,
        /** Changes things as well. */
        OPERATOR
    }

    /** Whether an account can have this name. */
    public static boolean isName(String text) {
        return text.matches(NAME);
    }

    /** The account that a text describes; nothing where it describes none. */
    public static Optional<DashboardAccount> parse(Secret text) {
        String[] parts = text.value().split(":", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            return Optional.empty();
        }
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(parts[1].toUpperCase(Locale.ROOT)))
                .findFirst()
                .map(role -> new DashboardAccount(parts[0], role, new Secret(parts[2])));
    }

    static boolean areAccounts(List<Secret> texts, String hash) {
        return texts.stream()
                .allMatch(text -> parse(text)
                        .filter(account -> account.hash().value().matches(hash))
                        .isPresent());
    }
}
