package io.pipelineappliance.dashboard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metrics in Prometheus' text format, held against its rules and conventions as {@code promtool check metrics} does. */
final class MetricsText {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-z_][a-z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\\"n])*\",?)*})? (-?[0-9.eE+-]+|NaN|[+-]?Inf)");
    private static final Pattern NOT_BASE_UNIT = Pattern.compile(
            ".*_(ms|millis|milliseconds|micros|nanos|minutes|hours|kb|mb|kilobytes|megabytes|percent)(_.*)?");

    private final Map<String, String> types = new HashMap<>();
    private final Set<String> helps = new HashSet<>();
    private final Set<String> samples = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();

    MetricsText(String text) {
        if (!text.endsWith("\n")) {
            complaints.add("the last line has no end");
        }
        text.lines().forEach(this::read);
        types.forEach(this::checkFamily);
    }

    List<String> complaints() {
        return complaints;
    }

    /** Names of the metrics, as they are declared. */
    Set<String> families() {
        return new TreeSet<>(types.keySet());
    }

    private void read(String line) {
        String[] words = line.split(" ", 4);
        if (line.startsWith("# HELP ")) {
            if (!helps.add(words[2]) || words.length < 4 || words[3].isBlank()) {
                complaints.add("no help, or two: " + line);
            }
        } else if (line.startsWith("# TYPE ")) {
            if (types.put(words[2], words[3]) != null) {
                complaints.add("two types: " + line);
            }
        } else if (!line.startsWith("#")) {
            readSample(line);
        }
    }

    private void readSample(String line) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            complaints.add("no sample: " + line);
        } else if (!samples.add(sample.group(1) + sample.group(2))) {
            complaints.add("twice: " + line);
        } else if (family(sample.group(1)) == null) {
            complaints.add("without a type before it: " + line);
        }
    }

    private String family(String name) {
        if (types.containsKey(name)) {
            return name;
        }
        String stem = name.replaceFirst("_(bucket|count|sum)$", "");
        return "histogram".equals(types.get(stem)) || "summary".equals(types.get(stem)) ? stem : null;
    }

    private void checkFamily(String name, String type) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            complaints.add(name + " is not in lower case with underscores");
        }
        if (!helps.contains(name)) {
            complaints.add(name + " has no help");
        }
        if (type.equals("counter") != name.endsWith("_total")) {
            complaints.add(name + " is a " + type + ", and only counters end with _total");
        }
        if (NOT_BASE_UNIT.matcher(name).matches()) {
            complaints.add(name + " is not in a base unit");
        }
    }
}
