package io.pipelineappliance.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who listens on a port, as far as Linux tells: the socket's inode from {@code /proc/net/tcp}, then the process that
 * has it among its open files. Other users' processes stay unknown, and so do all where there is no {@code /proc}.
 */
final class PortHolder {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortHolder() {}

    /** Like {@code process 4711 (java)}. */
    static Optional<String> of(int port) {
        try {
            Set<String> sockets = Stream.of("tcp", "tcp6")
                    .flatMap(table -> inodes(PROC.resolve("net").resolve(table), port))
                    .map(inode -> "socket:[" + inode + "]")
                    .collect(Collectors.toSet());
            return sockets.isEmpty() ? Optional.empty() : processWith(sockets).map(PortHolder::describe);
        } catch (UncheckedIOException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> inodes(Path table, int port) {
        String suffix = ":%04X".formatted(port);
        return lines(table).stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > INODE && row[LOCAL_ADDRESS].endsWith(suffix) && row[STATE].equals(LISTEN))
                .map(row -> row[INODE]);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<ProcessHandle> processWith(Set<String> sockets) {
        return ProcessHandle.allProcesses()
                .filter(process -> hasOpen(process, sockets))
                .findFirst();
    }

    private static boolean hasOpen(ProcessHandle process, Set<String> sockets) {
        try (Stream<Path> files =
                Files.list(PROC.resolve(Long.toString(process.pid())).resolve("fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String describe(ProcessHandle process) {
        String command = process.info()
                .command()
                .map(path -> " (" + Path.of(path).getFileName() + ")")
                .orElse("");
        return "process " + process.pid() + command;
    }
}
