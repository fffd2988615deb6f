package io.pipelineappliance.assembly;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Keeps the last log lines of each part in memory, for the page; told apart by the logger's name. */
final class LogTails extends AbstractAppender {
    private static final int KEPT = 200;
    private static final int SHOWN = 15;
    private static final int LONGEST_LINE = 300;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Map<String, String> partsByLoggerPrefix;
    private final Map<String, Deque<String>> tails = new ConcurrentHashMap<>();

    private LogTails(Map<String, String> partsByLoggerPrefix) {
        super(
                // One for each appliance of the JVM.
                "tails-" + NUMBER.incrementAndGet(),
                null,
                PatternLayout.newBuilder()
                        .withPattern("%d{HH:mm:ss.SSS} %-5level %m")
                        .build(),
                true,
                Property.EMPTY_ARRAY);
        this.partsByLoggerPrefix = Map.copyOf(partsByLoggerPrefix);
    }

    /**
     * Listens to all loggers from now on.
     *
     * @param partsByLoggerPrefix from the beginning of a logger's name to the part's name; the longest beginning counts
     */
    static LogTails install(Map<String, String> partsByLoggerPrefix) {
        LogTails tails = new LogTails(partsByLoggerPrefix);
        tails.start();
        if (!(LogManager.getContext(false) instanceof LoggerContext context)) {
            // Somebody else's JVM, which logs with another library: there is nothing to listen to.
            return tails;
        }
        context.getConfiguration().addAppender(tails);
        HeardLogger.addTo(context.getConfiguration(), shortestFirst(partsByLoggerPrefix.keySet()));
        endsOfTheLine(context).forEach(logger -> logger.addAppender(tails, Level.INFO, null));
        context.updateLoggers();
        return tails;
    }

    /** Listens no longer. */
    void uninstall() {
        if (LogManager.getContext(false) instanceof LoggerContext context) {
            endsOfTheLine(context).forEach(logger -> logger.removeAppender(getName()));
            context.getConfiguration().getAppenders().remove(getName());
            HeardLogger.removeUnheard(context.getConfiguration());
            context.updateLoggers();
        }
        stop();
    }

    /** One below another has the level of that. */
    private static List<String> shortestFirst(Collection<String> names) {
        return names.stream().sorted(Comparator.comparing(String::length)).toList();
    }

    /** The configured loggers that hand their events to no other. */
    private static List<LoggerConfig> endsOfTheLine(LoggerContext context) {
        Configuration configuration = context.getConfiguration();
        LoggerConfig root = configuration.getRootLogger();
        List<LoggerConfig> ends = new ArrayList<>(List.of(root));
        configuration.getLoggers().values().stream()
                .filter(logger -> logger != root && !logger.isAdditive())
                .forEach(ends::add);
        return ends;
    }

    @Override
    public void append(LogEvent event) {
        String part = partOf(event.getLoggerName());
        if (part == null) {
            return;
        }
        String text = String.valueOf(toSerializable(event));
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + " …" : text;
        Deque<String> tail = tails.computeIfAbsent(part, name -> new ArrayDeque<>());
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > KEPT) {
                tail.removeFirst();
            }
        }
    }

    /** The last lines of a part that a page shows, oldest first. */
    List<String> of(String part) {
        List<String> all = all(part);
        return all.subList(Math.max(0, all.size() - SHOWN), all.size());
    }

    /** All lines of a part that are kept, oldest first. */
    List<String> all(String part) {
        Deque<String> tail = tails.get(part);
        if (tail == null) {
            return List.of();
        }
        synchronized (tail) {
            return List.copyOf(tail);
        }
    }

    private String partOf(String logger) {
        for (String prefix = logger; !prefix.isEmpty(); prefix = parent(prefix)) {
            String part = partsByLoggerPrefix.get(prefix);
            if (part != null) {
                return part;
            }
        }
        return null;
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
