package io.pipelineappliance.runtime;

import io.pipelineappliance.config.DashboardConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The appliance that has a data directory, as its lock file tells.
 *
 * @param processId of the operating system
 * @param dashboard address of its dashboard
 */
public record LockHolder(long processId, String dashboard) {
    private static final Pattern TEXT = Pattern.compile("process-id: (\\d+)\ndashboard: (\\S+)\n");

    static LockHolder thisProcess(DashboardConfig dashboard) {
        return new LockHolder(ProcessHandle.current().pid(), dashboard.url().toString());
    }

    /**
     * The appliance that has this directory now, if any. Must not be asked by a process that has it itself: closing the file would drop
     * its lock.
     */
    public static Optional<LockHolder> running(Path dataDirectory) {
        try {
            return parse(Files.readString(dataDirectory.resolve(DirectoryLock.FILE)))
                    .filter(holder -> ProcessHandle.of(holder.processId()).isPresent());
        } catch (IOException noneOrUnreadable) {
            return Optional.empty();
        }
    }

    /** Nothing where the text is not (yet) whole. */
    static Optional<LockHolder> parse(String text) {
        Matcher holder = TEXT.matcher(text);
        return holder.matches()
                ? Optional.of(new LockHolder(Long.parseLong(holder.group(1)), holder.group(2)))
                : Optional.empty();
    }

    String text() {
        return "process-id: " + processId + "\ndashboard: " + dashboard + "\n";
    }

    @Override
    public String toString() {
        return "the appliance with process id " + processId + " (dashboard " + dashboard + ")";
    }
}
