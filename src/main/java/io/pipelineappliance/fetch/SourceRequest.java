package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;

/**
 * One question to a source, in the form of the randomuser.me API.
 *
 * @param api the API's address; a query that it has is kept
 * @param results users wanted
 * @param nationalities two-letter codes; empty means all
 * @param gender {@code female} or {@code male}; the API ignores it where there is a seed
 * @param seed makes the source answer with the same people every time
 * @param page 1 for the first; others have other people
 */
record SourceRequest(
        URI api, int results, List<String> nationalities, Optional<String> gender, Optional<String> seed, int page) {

    URI uri() {
        StringBuilder uri = new StringBuilder(shown());
        uri.append('?');
        if (api.getRawQuery() != null) {
            uri.append(api.getRawQuery()).append('&');
        }
        uri.append("results=").append(results);
        if (!nationalities.isEmpty()) {
            uri.append("&nat=").append(encoded(String.join(",", nationalities)));
        }
        gender.ifPresent(text -> uri.append("&gender=").append(encoded(text)));
        seed.ifPresent(text -> uri.append("&seed=").append(encoded(text)));
        if (page > 1) {
            uri.append("&page=").append(page);
        }
        return URI.create(uri.toString());
    }

    /** The address for people to read: without query and user, where secrets may stand. */
    String shown() {
        String authority = api.getRawAuthority();
        return api.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1) + api.getRawPath();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
