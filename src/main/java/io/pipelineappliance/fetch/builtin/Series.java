package io.pipelineappliance.fetch.builtin;

import java.util.List;
import java.util.Optional;

/**
 * What decides who the people of a response are. Equal series have equal people, on every machine.
 *
 * @param seed any text
 * @param page 1 to 10000
 * @param nationalities which occur, sorted
 * @param gender when only one occurs
 */
record Series(String seed, int page, List<Nationality> nationalities, Optional<Gender> gender) {
    /** The series as text; no two have the same. */
    String identity() {
        return String.join(
                "\n",
                Integer.toString(page),
                nationalities.toString(),
                gender.map(Gender::text).orElse(""),
                seed);
    }
}
