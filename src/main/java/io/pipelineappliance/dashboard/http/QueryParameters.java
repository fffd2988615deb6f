package io.pipelineappliance.dashboard.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.config.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a request's query. What is wrong with one is a sentence that names it. */
public final class QueryParameters {
    private final Context context;

    public QueryParameters(Context context) {
        this.context = context;
    }

    /** Refuses a parameter that nobody reads, since it is a misspelt one. */
    public QueryParameters only(String... names) {
        Set<String> known = Set.of(names);
        for (String given : context.queryParamMap().keySet()) {
            if (!given.isEmpty() && !known.contains(given)) {
                throw new BadRequestResponse("There is no query parameter '%s'; this path takes %s."
                        .formatted(given, String.join(", ", names)));
            }
        }
        return this;
    }

    public int integer(String name, int fallback, int least, int most) {
        String text = context.queryParam(name);
        if (text == null) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The same sentence as for a number out of bounds.
        }
        throw new BadRequestResponse(
                "%s is '%s', but must be a whole number from %d to %d.".formatted(name, text, least, most));
    }

    /** The text of a parameter, which is empty where it is not given. */
    public String text(String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    /** Whether a parameter is {@code true}; where it is not given it is not. */
    public boolean flag(String name) {
        String text = context.queryParam(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new BadRequestResponse("%s is '%s', but must be true or false.".formatted(name, text));
    }

    public Optional<Instant> moment(String name) {
        return Optional.ofNullable(context.queryParam(name)).map(text -> Moments.parse(name, text));
    }

    public Duration duration(String name, Duration fallback, Duration most) {
        String text = context.queryParam(name);
        if (text == null) {
            return fallback;
        }
        try {
            Duration value = DurationText.parse(text);
            if (!value.isNegative() && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // The same sentence as for one out of bounds.
        }
        throw new BadRequestResponse("%s is '%s', but must be a duration of at most %s, like 500ms, 30s or PT30S."
                .formatted(name, text, DurationText.format(most)));
    }

    /** Any of an enum's constants, in either case, repeated or separated by commas. */
    public <E extends Enum<E>> Set<E> constants(String name, Class<E> type) {
        EnumSet<E> constants = EnumSet.noneOf(type);
        for (String given : context.queryParams(name)) {
            for (String text : List.of(given.split(",", -1))) {
                constants.add(constant(name, type, text));
            }
        }
        return constants;
    }

    private static <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(candidate -> candidate.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("%s is '%s', but must be one of %s."
                        .formatted(
                                name,
                                text,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }
}
