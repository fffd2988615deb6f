package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.DataSize;
import io.pipelineappliance.config.DurationText;
import io.pipelineappliance.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns the text of a value into what its record wants. */
final class ValueParser {
    private static final Map<Class<?>, Form> FORMS = Map.of(
            int.class, new Form(Integer::valueOf, "is not a whole number", "use digits only"),
            boolean.class, new Form(ValueParser::truth, "is not true or false", "use true or false"),
            String.class, new Form(Function.identity(), "", ""),
            Secret.class, new Form(Secret::new, "", ""),
            Path.class, new Form(Path::of, "is not a path", "use one that this system can have"),
            URI.class, new Form(URI::create, "is not a URL", "write it like https://host/path"),
            Duration.class,
                    new Form(DurationText::parse, "is not a duration", "write it like 500ms, 60s, 2m, 1h or PT1M30S"),
            LocalDate.class, new Form(LocalDate::parse, "is not a date", "write it like 2026-01-31"),
            ZoneId.class, new Form(ZoneId::of, "is not a time zone", "write it like UTC or Europe/Berlin"),
            DataSize.class, new Form(DataSize::parse, "is not a size", "write it like 512MiB or 2GiB"));

    /** How one type is written. */
    private record Form(Function<String, ?> parse, String problem, String remedy) {}

    private ValueParser() {}

    static boolean parses(Class<?> type) {
        return FORMS.containsKey(type) || type.isEnum();
    }

    /** The value of {@code key}: a list, an {@link Optional} or the plain type. */
    static Object parse(ConfigKey key, String text) throws Unfit {
        if (key.list()) {
            return items(key.type(), text);
        }
        if (text.isEmpty()) {
            return nothing(key);
        }
        Object value = single(key.type(), text);
        return key.optional() ? Optional.of(value) : value;
    }

    /** Constants as they are written: {@code BUILT_IN} as {@code built-in}. */
    static List<String> spellings(Class<?> enumeration) {
        return Arrays.stream(enumeration.getEnumConstants())
                .map(ValueParser::spelling)
                .toList();
    }

    private static String spelling(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object nothing(ConfigKey key) throws Unfit {
        if (!key.optional()) {
            throw new Unfit("has no value; give it one, or remove the key to get the default");
        }
        return Optional.empty();
    }

    private static List<Object> items(Class<?> type, String text) throws Unfit {
        List<Object> items = new ArrayList<>();
        for (String item : text.split(",")) {
            if (!item.isBlank()) {
                items.add(single(type, item.strip()));
            }
        }
        return List.copyOf(items);
    }

    private static Object single(Class<?> type, String text) throws Unfit {
        return type.isEnum() ? constant(type, text) : formed(FORMS.get(type), text);
    }

    private static Object formed(Form form, String text) throws Unfit {
        try {
            return form.parse().apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new Unfit(form.problem() + "; " + form.remedy());
        }
    }

    private static Object constant(Class<?> type, String text) throws Unfit {
        for (Object constant : type.getEnumConstants()) {
            if (spelling(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        List<String> spellings = spellings(type);
        String choices = String.join(", ", spellings);
        throw new Unfit("is not one of " + choices
                + NearestName.of(text, spellings)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("; use one of them"));
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
