package io.pipelineappliance.fetch.builtin;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The fields of a person, in the order of the response. */
enum Field {
    GENDER,
    NAME,
    LOCATION,
    EMAIL,
    LOGIN,
    DOB,
    REGISTERED,
    PHONE,
    CELL,
    ID,
    PICTURE,
    NAT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As the API writes it. */
    String text() {
        return text;
    }

    /**
     * What the options {@code inc} and {@code exc} leave.
     *
     * @param included comma list; absent means all, unknown names count for nothing
     * @param excluded comma list; wins over {@code included}
     */
    static Set<Field> chosen(Optional<String> included, Optional<String> excluded) {
        Set<Field> chosen = included.map(Field::setOf).orElseGet(() -> EnumSet.allOf(Field.class));
        excluded.map(Field::setOf).ifPresent(chosen::removeAll);
        return chosen;
    }

    private static Set<Field> setOf(String names) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        for (String name : names.split(",")) {
            for (Field field : values()) {
                if (field.text.equalsIgnoreCase(name.strip())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }
}
