package io.pipelineappliance.assembly;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;

/**
 * A logger that whoever configured the JVM did not think of, and that is heard at INFO although the root is quieter. Everybody else hears
 * of it what he heard before.
 */
final class HeardLogger extends LoggerConfig {
    private HeardLogger(String name, LoggerConfig root) {
        super(name, Level.INFO, false);
        Map<String, AppenderRef> references = root.getAppenderRefs().stream()
                .collect(Collectors.toMap(AppenderRef::getRef, reference -> reference, (one, other) -> one));
        root.getAppenders().values().stream()
                .filter(appender -> !(appender instanceof LogTails))
                .forEach(appender -> add(appender, Optional.ofNullable(references.get(appender.getName())), root));
    }

    private void add(Appender appender, Optional<AppenderRef> reference, LoggerConfig root) {
        Level ofReference = reference.map(AppenderRef::getLevel).orElse(null);
        addAppender(
                appender,
                quieter(root.getLevel(), ofReference),
                reference.map(AppenderRef::getFilter).orElse(null));
    }

    private static Level quieter(Level root, Level reference) {
        return reference == null || root.isMoreSpecificThan(reference) ? root : reference;
    }

    /** Adds those of these names whose level is that of a root which lets no INFO through. */
    static void addTo(Configuration configuration, Iterable<String> names) {
        LoggerConfig root = configuration.getRootLogger();
        if (root.getLevel().isLessSpecificThan(Level.INFO)) {
            return;
        }
        for (String name : names) {
            if (configuration.getLoggerConfig(name) == root) {
                configuration.addLogger(name, new HeardLogger(name, root));
            }
        }
    }

    /** Removes those that no page listens to any more. */
    static void removeUnheard(Configuration configuration) {
        configuration.getLoggers().values().stream()
                .filter(logger -> logger instanceof HeardLogger)
                .filter(logger -> logger.getAppenders().values().stream().noneMatch(LogTails.class::isInstance))
                .map(LoggerConfig::getName)
                .toList()
                .forEach(configuration::removeLogger);
    }
}
