package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.InvalidConfig;
import io.pipelineappliance.config.Violation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the records. A value that is wrong becomes a problem and its default takes its place, so that one binding finds
 * everything; rules over several keys stay silent about a key that is already complained of.
 */
final class RecordBinder {
    private final Settings settings;
    private final References references;
    private final Path workingDirectory;
    private final Problems problems;
    private final Set<String> rejected = new HashSet<>();

    RecordBinder(Settings settings, References references, Path workingDirectory, Problems problems) {
        this.settings = settings;
        this.references = references;
        this.workingDirectory = workingDirectory;
        this.problems = problems;
    }

    /** The whole tree; of use only when there are no problems. */
    <T extends Record> T bind(Class<T> root) {
        return root.cast(section("", root));
    }

    private Object section(String name, Class<?> type) {
        String prefix = name.isEmpty() ? "" : name + ".";
        while (true) {
            Object[] arguments = Arrays.stream(type.getRecordComponents())
                    .map(component -> argument(prefix, component))
                    .toArray();
            try {
                return construct(type, arguments);
            } catch (InvalidConfig e) {
                reject(within(name, e.violations()), e);
            }
        }
    }

    private static List<Violation> within(String section, List<Violation> violations) {
        return section.isEmpty()
                ? violations
                : violations.stream()
                        .map(violation -> violation.within(section))
                        .toList();
    }

    private Object argument(String prefix, RecordComponent component) {
        String name = prefix + ConfigSchema.kebabCase(component.getName());
        if (ConfigSchema.isSection(component.getType())) {
            return section(name, component.getType());
        }
        return value(settings.schema().find(name).orElseThrow());
    }

    private Object value(ConfigKey key) {
        return key.map() ? entries(key) : single(key);
    }

    private Map<String, String> entries(ConfigKey map) {
        Map<String, String> values = new TreeMap<>();
        settings.entries(map).forEach((name, setting) -> {
            try {
                if (!rejected.contains(map.name()) && !rejected.contains(setting.key())) {
                    values.put(name, references.resolve(setting.text()));
                }
            } catch (Unfit e) {
                complain(setting.key(), e.getMessage());
                rejected.add(setting.key());
            }
        });
        return values;
    }

    private Object single(ConfigKey key) {
        if (!rejected.contains(key.name())) {
            try {
                return parse(key, settings.effective(key.name()));
            } catch (Unfit e) {
                complain(key.name(), e.getMessage());
                rejected.add(key.name());
            }
        }
        return defaultValue(key);
    }

    private Object defaultValue(ConfigKey key) {
        try {
            return parse(key, settings.ofDefault(key.name()));
        } catch (Unfit e) {
            throw new IllegalStateException("The default of " + key.name() + " " + e.getMessage(), e);
        }
    }

    private Object parse(ConfigKey key, Setting setting) throws Unfit {
        Object value = ValueParser.parse(key, references.resolve(setting.text()));
        return value instanceof Optional<?> given ? given.map(this::resolved) : resolved(value);
    }

    private Object resolved(Object value) {
        return value instanceof Path path ? workingDirectory.resolve(path).normalize() : value;
    }

    private void reject(List<Violation> violations, InvalidConfig cause) {
        int before = rejected.size();
        for (Violation violation : violations) {
            if (violation.keys().stream().noneMatch(rejected::contains)) {
                String key = toBlame(violation);
                complain(key, violation.sentence(key));
            }
            rejected.addAll(violation.keys());
        }
        if (rejected.size() == before) {
            throw new IllegalStateException("The defaults break a rule: " + cause.getMessage(), cause);
        }
    }

    /** In a clash the key that somebody set, not the one that has its default; else the key that the rule names. */
    private String toBlame(Violation violation) {
        String first = violation.keys().get(0);
        if (violation instanceof Violation.Wrong) {
            return first;
        }
        return violation.keys().stream().filter(this::isGiven).findFirst().orElse(first);
    }

    private boolean isGiven(String key) {
        return !(settings.effective(key).origin() instanceof Origin.Default);
    }

    private void complain(String key, String sentence) {
        Setting setting = settings.effective(key);
        String shown = settings.key(key).shown(setting.text());
        problems.add(key + ": " + shown + " (" + setting.origin() + ") " + sentence);
    }

    private static Object construct(Class<?> type, Object[] arguments) {
        try {
            return canonicalConstructor(type).newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidConfig invalid) {
                throw invalid;
            }
            throw new IllegalStateException("The record " + type.getSimpleName() + " refuses its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record " + type.getSimpleName() + " cannot be made", e);
        }
    }

    private static Constructor<?> canonicalConstructor(Class<?> type) throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }
}
