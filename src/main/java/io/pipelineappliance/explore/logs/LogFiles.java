package io.pipelineappliance.explore.logs;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the log directory. A file is named by its name alone and must be one of those that are listed, so no path leads out. */
public final class LogFiles {
    private static final int MOST_FILES = 200;

    private final Path directory;

    /** @param directory where components log */
    public LogFiles(Path directory) {
        this.directory = directory;
    }

    /** All of them by name. */
    public List<LogFile> list() {
        try (Stream<Path> files = Files.list(directory)) {
            List<LogFile> found = new ArrayList<>();
            for (Path file :
                    files.filter(LogFiles::isLog).sorted().limit(MOST_FILES).toList()) {
                found.add(file(file));
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new Unavailable(
                    "The log directory %s cannot be read (%s); it is there once the appliance has logged something."
                            .formatted(directory, e.getMessage()),
                    e);
        }
    }

    /**
     * The end of a log.
     *
     * @param most entries
     * @throws NotFound when there is no such file
     * @throws InvalidRequest when it is compressed
     */
    public LogPage tail(String name, LogFilter filter, int most) {
        Path file = readable(name);
        try {
            return LogTail.read(file, filter, most);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Follows a log from its end on. @throws NotFound when there is no such file */
    public LogFollow follow(String name, LogFilter filter) {
        Path file = readable(name);
        try {
            return new LogFollow(file, filter, Files.size(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Where a file is. @throws NotFound when there is none of that name */
    public Path path(String name) {
        return list().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .map(file -> directory.resolve(file.name()))
                .orElseThrow(() ->
                        new NotFound("There is no log file '%s'; /api/v1/system/logs lists them.".formatted(name)));
    }

    private Path readable(String name) {
        Path file = path(name);
        if (!isReadable(name)) {
            throw new InvalidRequest("%s is compressed; download it instead.".formatted(name));
        }
        return file;
    }

    private static Unavailable unreadable(Path file, IOException cause) {
        return new Unavailable("%s cannot be read (%s); try again.".formatted(file, cause.getMessage()), cause);
    }

    private static LogFile file(Path file) throws IOException {
        String name = file.getFileName().toString();
        Instant changedAt = Files.getLastModifiedTime(file).toInstant();
        return new LogFile(name, Files.size(file), changedAt, isReadable(name));
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return (isReadable(name) || name.endsWith(".log.gz")) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isReadable(String name) {
        return name.endsWith(".log");
    }
}
