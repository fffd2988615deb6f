package io.pipelineappliance.explore.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes log files apart, as the log configuration has them written: an entry begins with its time, and other lines belong to it. */
final class LogParser {
    private static final Pattern ENTRY =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (\\w+) +\\[(.*?)] (\\S+?): ?(.*)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");
    private static final int MOST_CONTINUATIONS = 200;

    private LogParser() {}

    static List<LogLine> parse(String text) {
        List<LogLine> entries = new ArrayList<>();
        LogLine entry = null;
        StringBuilder message = new StringBuilder();
        int continuations = 0;
        for (String line : text.split("\r?\n")) {
            LogLine begun = begin(line);
            if (begun == null && entry != null) {
                if (++continuations <= MOST_CONTINUATIONS) {
                    message.append('\n').append(line);
                }
                continue;
            }
            add(entries, entry, message);
            entry = begun == null ? new LogLine(null, null, null, null, line) : begun;
            message = new StringBuilder(entry.text());
            continuations = 0;
        }
        add(entries, entry, message);
        return entries;
    }

    private static void add(List<LogLine> entries, LogLine entry, CharSequence message) {
        if (entry != null && !(entry.level() == null && message.isEmpty())) {
            entries.add(new LogLine(entry.at(), entry.level(), entry.thread(), entry.logger(), message.toString()));
        }
    }

    private static LogLine begin(String line) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            return null;
        }
        try {
            Instant at = LocalDateTime.parse(entry.group(1), TIME)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
            return new LogLine(at, entry.group(2), entry.group(3), entry.group(4), entry.group(5));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
