package io.pipelineappliance.fetch.builtin;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks for, with the API's defaults filled in.
 *
 * @param series who the people are
 * @param results how many of them, 1 to 5000
 * @param fields which of their fields
 * @param passwords how their passwords look
 * @param info whether the response says what it holds
 * @param format how it is written
 * @param callback function that JSON is wrapped in; only names, so that nothing else can be run
 * @param download whether a browser is to save it
 */
record ApiRequest(
        Series series,
        int results,
        Set<Field> fields,
        PasswordRule passwords,
        boolean info,
        Format format,
        Optional<String> callback,
        boolean download) {
    private static final int MOST_RESULTS = 5000;
    private static final int MOST_PAGES = 10_000;
    private static final SecureRandom SEEDS = new SecureRandom();

    /** Reads any query; what is malformed in it counts as not given. */
    static ApiRequest parse(QueryParameters query) {
        Format format =
                Format.of(query.text("format").or(() -> query.text("fmt")).orElse("json"));
        return new ApiRequest(
                series(query),
                query.number("results", MOST_RESULTS),
                Field.chosen(query.text("inc"), query.text("exc")),
                PasswordRule.parse(query.text("password")),
                !query.has("noinfo"),
                format,
                query.text("callback").filter(name -> format.wrappable() && name.matches("[\\w$.]{1,200}")),
                query.has("dl"));
    }

    private static Series series(QueryParameters query) {
        Optional<String> seed = query.text("seed");
        Optional<Gender> gender =
                seed.isPresent() ? Optional.empty() : query.text("gender").flatMap(Gender::of);
        List<Nationality> nationalities = query.text("nat")
                .or(() -> query.text("nationality"))
                .map(Nationality::listOf)
                .orElseGet(Nationality::all);
        int page = query.number("page", MOST_PAGES);
        return new Series(seed.orElseGet(ApiRequest::freshSeed), page, nationalities, gender);
    }

    private static String freshSeed() {
        byte[] seed = new byte[8];
        SEEDS.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }
}
