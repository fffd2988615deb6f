package io.pipelineappliance.registry.service;

import java.util.Locale;

/** How requests name a version: by its number, or as the latest. */
public record VersionNumber(int number) {
    private static final VersionNumber LATEST = new VersionNumber(-1);

    /** @throws RegistryException for anything but {@code latest}, -1 and numbers from 1 on */
    public static VersionNumber of(String text) {
        String version = text.trim().toLowerCase(Locale.ROOT);
        if (version.equals("latest")) {
            return LATEST;
        }
        try {
            int number = Integer.parseInt(version);
            if (number > 0 || number == LATEST.number) {
                return new VersionNumber(number);
            }
        } catch (NumberFormatException e) {
            throw invalid(text, e);
        }
        throw invalid(text, null);
    }

    boolean isLatest() {
        return equals(LATEST);
    }

    private static RegistryException invalid(String text, Throwable cause) {
        return new RegistryException(
                ErrorCode.INVALID_VERSION,
                "The specified version '" + text
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"",
                cause);
    }
}
