package io.pipelineappliance.explore.logs;

import io.pipelineappliance.explore.InvalidRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.LoggerConfig;

/** The levels of all loggers of this process. A change holds until it is taken back or the process ends. */
public final class LogLevels {
    /** What the logger above all others is called here. */
    public static final String ROOT = "ROOT";

    private static final Pattern NAME = Pattern.compile("[\\w$.\\-/]{1,200}");
    private static final int MOST_CHANGED = 200;

    private final Map<String, Optional<LogLevel>> originals = new LinkedHashMap<>();

    /** The loggers that there are, whose names have the text, by name. */
    public synchronized List<LoggerLevel> list(String search, boolean changedOnly) {
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        TreeSet<String> names = new TreeSet<>(
                Comparator.comparing((String name) -> !name.equals(ROOT)).thenComparing(Comparator.naturalOrder()));
        names.add(ROOT);
        LoggerContext context = context();
        context.getLoggers().forEach(logger -> names.add(shown(logger.getName())));
        context.getConfiguration().getLoggers().keySet().forEach(name -> names.add(shown(name)));
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                .map(this::level)
                .filter(logger -> !changedOnly || logger.changed())
                .toList();
    }

    /** That logger now, whether or not anybody has used it yet. */
    public synchronized LoggerLevel level(String name) {
        LoggerConfig config = context().getConfiguration().getLoggerConfig(internal(name));
        return new LoggerLevel(
                name,
                ours(config.getLevel()),
                originals.containsKey(name),
                originals.containsKey(name)
                        ? originals.get(name).orElse(null)
                        : configured(name).orElse(null));
    }

    /**
     * Changes a logger, and with it those below that have no level of their own.
     *
     * @throws InvalidRequest when no logger can have that name, or very many are changed already
     */
    public synchronized LoggerLevel set(String name, LogLevel level) {
        requireName(name);
        if (!originals.containsKey(name)) {
            if (originals.size() >= MOST_CHANGED) {
                throw new InvalidRequest(
                        "%d loggers are changed already, which is as many as may; set some of them back."
                                .formatted(MOST_CHANGED));
            }
            originals.put(name, configured(name));
        }
        Configurator.setLevel(internal(name), Level.valueOf(level.name()));
        return level(name);
    }

    /** Takes a change back; does nothing when there is none. */
    public synchronized LoggerLevel reset(String name) {
        requireName(name);
        Optional<LogLevel> original = originals.remove(name);
        if (original != null) {
            LoggerContext context = context();
            if (original.isPresent()) {
                Configurator.setLevel(
                        internal(name), Level.valueOf(original.get().name()));
            } else {
                context.getConfiguration().removeLogger(internal(name));
                context.updateLoggers();
            }
        }
        return level(name);
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequest(
                    "'%s' cannot be the name of a logger; use one like org.apache.kafka, or %s.".formatted(name, ROOT));
        }
    }

    /** The level that the logger itself was given, not the one that it has from above. */
    private static Optional<LogLevel> configured(String name) {
        Configuration configuration = context().getConfiguration();
        if (name.equals(ROOT)) {
            return Optional.of(ours(configuration.getRootLogger().getLevel()));
        }
        return Optional.ofNullable(configuration.getLoggers().get(internal(name)))
                .map(LoggerConfig::getLevel)
                .map(LogLevels::ours);
    }

    private static LogLevel ours(Level level) {
        if (level.equals(Level.FATAL)) {
            return LogLevel.ERROR;
        }
        return level.equals(Level.ALL)
                ? LogLevel.TRACE
                : LogLevel.valueOf(level.getStandardLevel().name());
    }

    private static LoggerContext context() {
        return (LoggerContext) LogManager.getContext(false);
    }

    private static String internal(String name) {
        return name.equals(ROOT) ? "" : name;
    }

    private static String shown(String name) {
        return name.isEmpty() ? ROOT : name;
    }
}
