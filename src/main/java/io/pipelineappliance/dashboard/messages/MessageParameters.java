package io.pipelineappliance.dashboard.messages;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.explore.messages.ContentFormat;
import io.pipelineappliance.explore.messages.MessageQuery;
import io.pipelineappliance.explore.messages.ReadOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which messages a request asks for. */
final class MessageParameters {
    private static final String[] RANGE = {
        "partition", "order", "offset", "from", "to", "cursor", "keyFormat", "valueFormat", "isolation"
    };

    private final Context context;
    private final QueryParameters parameters;

    /** @param more parameters that the path takes besides those of a range */
    MessageParameters(Context context, String... more) {
        this.context = context;
        this.parameters = new QueryParameters(context)
                .only(Stream.concat(Stream.of(RANGE), Stream.of(more)).toArray(String[]::new));
    }

    MessageQuery query() {
        return new MessageQuery(
                context.pathParam("topic"),
                partitions(),
                one("order", ReadOrder.class).orElse(ReadOrder.NEWEST),
                offset(context, "offset"),
                parameters.moment("from"),
                parameters.moment("to"),
                given("cursor"),
                one("keyFormat", ContentFormat.class),
                one("valueFormat", ContentFormat.class),
                one("isolation", Isolation.class).orElse(Isolation.READ_UNCOMMITTED) == Isolation.READ_COMMITTED);
    }

    /** Kafka's levels. */
    private enum Isolation {
        READ_UNCOMMITTED,
        READ_COMMITTED
    }

    int limit(int fallback, int most) {
        return parameters.integer("limit", fallback, 1, most);
    }

    Optional<String> given(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
    }

    <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
        if (given(name).isEmpty()) {
            return Optional.empty();
        }
        return parameters.constants(name, type).stream().findFirst();
    }

    private Set<Integer> partitions() {
        Set<Integer> partitions = new TreeSet<>();
        for (String given : context.queryParams("partition")) {
            for (String text : List.of(given.split(",", -1))) {
                if (!text.isBlank()) {
                    partitions.add((int) number("partition", text, Integer.MAX_VALUE));
                }
            }
        }
        return partitions;
    }

    static OptionalLong offset(Context context, String name) {
        String text = context.queryParam(name);
        return text == null || text.isBlank()
                ? OptionalLong.empty()
                : OptionalLong.of(number(name, text, Long.MAX_VALUE - 1));
    }

    static long number(String name, String text, long most) {
        try {
            long number = Long.parseLong(text.strip());
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The same sentence as for one out of bounds.
        }
        throw new BadRequestResponse("%s is '%s', but must be a whole number of 0 or more.".formatted(name, text));
    }
}
