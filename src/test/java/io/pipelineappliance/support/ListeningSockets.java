package io.pipelineappliance.support;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The listening TCP sockets of a process, as the Linux kernel tells them. */
public final class ListeningSockets {
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /**
     * One of them.
     *
     * @param address where it listens
     * @param port its port
     */
    public record Listener(InetAddress address, int port) {}

    /** Of this process. */
    public static List<Listener> ofThisProcess() throws IOException {
        return of(Path.of("/proc/self"));
    }

    /** Of the process with that directory under {@code /proc}. */
    public static List<Listener> of(Path process) throws IOException {
        Set<String> own = openFiles(process);
        List<Listener> listeners = new ArrayList<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path file = process.resolve(table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.trim().split("\\s+"))
                        .filter(fields -> fields[3].equals(LISTEN) && own.contains("socket:[" + fields[9] + "]"))
                        .map(fields -> listener(fields[1]))
                        .forEach(listeners::add);
            }
        }
        return listeners;
    }

    private static Set<String> openFiles(Path process) throws IOException {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.map(ListeningSockets::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** The kernel writes addresses as words of four bytes, each backwards. */
    private static Listener listener(String local) {
        String[] parts = local.split(":");
        byte[] words = HexFormat.of().parseHex(parts[0]);
        byte[] address = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            address[i] = words[i / 4 * 4 + 3 - i % 4];
        }
        try {
            return new Listener(InetAddress.getByAddress(address), Integer.parseInt(parts[1], 16));
        } catch (IOException e) {
            throw new IllegalStateException("Not an address: " + local, e);
        }
    }
}
