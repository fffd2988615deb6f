package io.pipelineappliance.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP sockets on which this process listens, as the Linux kernel tells. */
final class ListeningSockets {
    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    /**
     * One socket.
     *
     * @param address in the kernel's notation: hexadecimal, in the machine's byte order
     * @param port the port
     */
    record ListeningSocket(String address, int port) {
        boolean isLoopback() {
            return switch (address.length()) {
                case 8 -> address.endsWith("7F");
                default ->
                    address.equals("00000000000000000000000001000000")
                            || (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
            };
        }
    }

    static List<ListeningSocket> ofThisProcess() throws IOException {
        Set<String> own = inodes();
        List<ListeningSocket> sockets = new ArrayList<>();
        for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                Files.readAllLines(Path.of(table)).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[STATE].equals(LISTEN) && own.contains(fields[INODE]))
                        .map(fields -> socket(fields[LOCAL_ADDRESS]))
                        .forEach(sockets::add);
            }
        }
        return sockets;
    }

    private static ListeningSocket socket(String local) {
        String[] parts = local.split(":");
        return new ListeningSocket(parts[0], Integer.parseInt(parts[1], 16));
    }

    private static Set<String> inodes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(ListeningSockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
