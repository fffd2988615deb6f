package io.pipelineappliance.explore.logs;

import java.util.List;
import java.util.Locale;

/**
 * Which entries are wanted.
 *
 * @param least the least important level that is
 * @param text part of the message, the thread or the logger, in either case; empty for all
 */
public record LogFilter(LogLevel least, String text) {
    private static final int LONGEST_TEXT = 8 << 10;

    public LogFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    boolean wants(LogLine line) {
        return isImportant(line.level()) && (text.isEmpty() || holds(line));
    }

    private boolean isImportant(String level) {
        if (level == null) {
            return least == LogLevel.TRACE;
        }
        try {
            return LogLevel.valueOf(level).compareTo(least) >= 0;
        } catch (IllegalArgumentException fatalOrAnotherProducts) {
            return true;
        }
    }

    private boolean holds(LogLine line) {
        return contains(line.text()) || contains(line.logger()) || contains(line.thread());
    }

    private boolean contains(String value) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }

    /** The wanted ones of these, oldest first, each no longer than a page should hold. */
    List<LogLine> of(List<LogLine> lines) {
        return lines.stream().filter(this::wants).map(LogFilter::shortened).toList();
    }

    private static LogLine shortened(LogLine line) {
        return line.text().length() <= LONGEST_TEXT
                ? line
                : new LogLine(
                        line.at(),
                        line.level(),
                        line.thread(),
                        line.logger(),
                        line.text().substring(0, LONGEST_TEXT) + "\n… the rest is in the file");
    }
}
