package io.pipelineappliance.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The masters of a standalone cluster, of which one leads. */
final class Masters {
    private static final String SCHEME = "spark://";
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final List<InetSocketAddress> addresses;

    /** @param url like {@code spark://host1:7077,host2:7077} */
    Masters(String url) {
        addresses = Arrays.stream(url.substring(SCHEME.length()).split(","))
                .map(Masters::address)
                .toList();
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return InetSocketAddress.createUnresolved(
                text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    List<InetSocketAddress> addresses() {
        return addresses;
    }

    /** Those that do not accept a connection now, each with the reason. */
    Map<InetSocketAddress, String> unreachable() {
        Map<InetSocketAddress, String> failures = new LinkedHashMap<>();
        addresses.forEach(address -> failure(address).ifPresent(reason -> failures.put(address, reason)));
        return failures;
    }

    private static Optional<String> failure(InetSocketAddress address) {
        try (Socket socket = connected(address)) {
            return socket.isConnected() ? Optional.empty() : Optional.of("not connected");
        } catch (UnknownHostException e) {
            return Optional.of("the name is not known");
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            InetAddress host = InetAddress.getByName(address.getHostString());
            socket.connect(new InetSocketAddress(host, address.getPort()), Math.toIntExact(CONNECT.toMillis()));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** From which address of its own this machine reaches one of them. */
    Optional<String> ownAddress() {
        for (InetSocketAddress address : addresses) {
            try (Socket socket = connected(address)) {
                return Optional.of(socket.getLocalAddress().getHostAddress());
            } catch (IOException e) {
                // Another one may answer.
            }
        }
        return Optional.empty();
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
