package io.pipelineappliance.registry.store;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done with a subject. */
public enum Mode {
    /** Everything. */
    READWRITE,
    /** Only reading. */
    READONLY,
    /** Only reading, whatever the mode of a subject says. */
    READONLY_OVERRIDE,
    /** Registering schemas with the ids and versions that they had elsewhere, unchecked. */
    IMPORT;

    /** The one of this name, in any case. */
    public static Optional<Mode> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(mode -> mode.name().equals(wanted)).findFirst();
    }

    /** Whether nothing may be changed. */
    public boolean isReadOnly() {
        return this == READONLY || this == READONLY_OVERRIDE;
    }
}
