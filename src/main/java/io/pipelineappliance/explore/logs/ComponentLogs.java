package io.pipelineappliance.explore.logs;

import io.pipelineappliance.explore.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which loggers are whose, and their levels together. */
public final class ComponentLogs {
    private static final Map<String, String> FILES = Map.of(
            "org.apache.zookeeper", "zookeeper.log",
            "org.apache.curator", "zookeeper.log",
            "org.apache.kafka", "kafka.log",
            "kafka", "kafka.log",
            "org.apache.cassandra", "cassandra.log",
            "com.datastax", "cassandra.log",
            "org.apache.spark", "spark.log",
            "org.apache.spark.deploy", "spark.log",
            "org.apache.spark.sql.execution.streaming", "spark.log");
    private static final String OWN_FILE = "appliance.log";

    private final Map<String, TreeSet<String>> loggers = new TreeMap<>();
    private final LogLevels levels;

    /** @param componentsByLogger from a logger, which stands for all below it, to the component */
    public ComponentLogs(Map<String, String> componentsByLogger, LogLevels levels) {
        componentsByLogger.forEach((logger, component) ->
                loggers.computeIfAbsent(component, name -> new TreeSet<>()).add(logger));
        this.levels = levels;
    }

    /**
     * A component's logs.
     *
     * @param name of the component
     * @param files where its loggers write
     * @param loggers its loggers and their levels
     */
    public record ComponentLog(String name, List<String> files, List<LoggerLevel> loggers) {}

    /** All components by name. */
    public List<ComponentLog> list() {
        return loggers.entrySet().stream().map(this::component).toList();
    }

    /** Changes all loggers of a component. @throws NotFound when there is no such component */
    public ComponentLog set(String component, LogLevel level) {
        loggersOf(component).forEach(logger -> levels.set(logger, level));
        return component(Map.entry(component, loggersOf(component)));
    }

    /** Takes changes of a component's loggers back. @throws NotFound when there is no such component */
    public ComponentLog reset(String component) {
        loggersOf(component).forEach(levels::reset);
        return component(Map.entry(component, loggersOf(component)));
    }

    private TreeSet<String> loggersOf(String component) {
        TreeSet<String> found = loggers.get(component);
        if (found == null) {
            throw new NotFound("There is no component '%s' with loggers of its own; there are %s."
                    .formatted(component, String.join(", ", loggers.keySet())));
        }
        return found;
    }

    private ComponentLog component(Entry<String, TreeSet<String>> component) {
        return new ComponentLog(
                component.getKey(),
                component.getValue().stream()
                        .map(logger -> FILES.getOrDefault(logger, OWN_FILE))
                        .distinct()
                        .toList(),
                component.getValue().stream().map(levels::level).toList());
    }
}
