package io.pipelineappliance.fetch.builtin;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The nationalities of the API, in the order of their codes. */
enum Nationality {
    AU,
    BR,
    CA,
    CH,
    DE,
    DK,
    ES,
    FI,
    FR,
    GB,
    IE,
    IN,
    IR,
    MX,
    NL,
    NO,
    NZ,
    RS,
    TR,
    UA,
    US;

    private static final List<Nationality> ALL = List.of(values());

    /** Reads a comma list of codes in either case; one bad code voids the list, and a void list means all. */
    static List<Nationality> listOf(String codes) {
        Set<Nationality> chosen = EnumSet.noneOf(Nationality.class);
        for (String code : codes.split(",")) {
            Optional<Nationality> nationality = of(code.strip());
            if (nationality.isEmpty()) {
                return ALL;
            }
            chosen.add(nationality.get());
        }
        return List.copyOf(chosen);
    }

    static List<Nationality> all() {
        return ALL;
    }

    private static Optional<Nationality> of(String code) {
        try {
            return Optional.of(valueOf(code.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
