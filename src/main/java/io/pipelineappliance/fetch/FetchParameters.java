package io.pipelineappliance.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.engine.TaskContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one run asks for.
 *
 * @param results users on each page
 * @param nationalities codes; empty means all
 * @param gender of all users
 * @param seed who they are; empty leaves it to the source
 * @param pages requests
 */
record FetchParameters(
        int results, List<String> nationalities, Optional<String> gender, Optional<String> seed, int pages) {
    private static final int MOST_RESULTS = 5_000;
    private static final int MOST_PAGES = 100;

    /**
     * What is configured, or what the run was triggered with. Each run has a seed of its own, made from its interval: whoever fetches an
     * interval again gets the same people. The API ignores the gender where there is a seed, so a run with a gender has none.
     */
    static FetchParameters of(FetchConfig config, String dag, TaskContext context) {
        JsonNode given = context.parameters();
        Optional<String> gender = text(given, "gender");
        return new FetchParameters(
                given.path("results").asInt(config.results()),
                text(given, "nat").map(codes -> List.of(codes.split(","))).orElse(config.nationalities()),
                gender,
                text(given, "seed").or(() -> gender.isPresent() ? Optional.empty() : seed(config, dag, context)),
                given.path("pages").asInt(1));
    }

    private static Optional<String> seed(FetchConfig config, String dag, TaskContext context) {
        Object own = context.trigger() == TriggerKind.MANUAL
                ? context.run()
                : context.interval().start();
        return Optional.of(config.seed().orElseGet(() -> dag + "-" + own));
    }

    private static Optional<String> text(JsonNode given, String name) {
        return Optional.ofNullable(given.path(name).textValue());
    }

    SourceRequest request(URI api, int page) {
        return new SourceRequest(api, results, nationalities, gender, seed, page);
    }

    /** JSON Schema of what a run may be triggered with. */
    static JsonNode schema() {
        String codes = "(" + String.join("|", new TreeSet<>(FetchConfig.NATIONALITIES)) + ")";
        ObjectNode schema = new JsonMapper().createObjectNode();
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        number(properties, "results", MOST_RESULTS, "Users on each page");
        number(properties, "pages", MOST_PAGES, "Pages to ask for");
        text(properties, "nat", "Nationalities, like DE,GB").put("pattern", "^" + codes + "(," + codes + ")*$");
        text(properties, "gender", "Of all users; not together with a seed, since the source then ignores it")
                .putArray("enum")
                .add("female")
                .add("male");
        text(properties, "seed", "Any text; the same seed gives the same people")
                .put("minLength", 1)
                .put("maxLength", 200);
        schema.putObject("not").putArray("required").add("gender").add("seed");
        return schema;
    }

    private static void number(ObjectNode properties, String name, int most, String description) {
        properties
                .putObject(name)
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", most)
                .put("description", description);
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}
