package io.pipelineappliance.fetch.builtin;

import java.util.Optional;

/** The genders of the API. */
enum Gender {
    MALE("male"),
    FEMALE("female");

    private final String text;

    Gender(String text) {
        this.text = text;
    }

    /** As the API writes it. */
    String text() {
        return text;
    }

    static Optional<Gender> of(String text) {
        for (Gender gender : values()) {
            if (gender.text.equalsIgnoreCase(text)) {
                return Optional.of(gender);
            }
        }
        return Optional.empty();
    }
}
