package io.pipelineappliance.launcher;

import io.pipelineappliance.config.ConfiguredPort;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/** Whether the appliance can listen on its ports. */
final class PortCheck {
    private static final int CONNECT_MILLIS = 200;

    private PortCheck() {}

    /** A sentence for each port that cannot be had; ports that are still 0 can. */
    static List<String> problems(List<ConfiguredPort> ports) {
        return ports.stream()
                .filter(port -> !port.isAny())
                .flatMap(port -> problem(port).stream())
                .toList();
    }

    private static Optional<String> problem(ConfiguredPort port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number());
        if (answers(address)) {
            return Optional.of(inUse(port));
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return Optional.empty();
        } catch (BindException e) {
            return Optional.of(isPermission(e) ? forbidden(port) : inUse(port));
        } catch (IOException e) {
            return Optional.of(port.key() + ": " + port.number() + " on 127.0.0.1 cannot be listened on ("
                    + e.getMessage() + "); choose another port with --set " + port.key() + "=PORT");
        }
    }

    /**
     * Binding alone does not tell everywhere: macOS lets us have 127.0.0.1 beside somebody who listens on all
     * addresses.
     */
    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPermission(BindException e) {
        return String.valueOf(e.getMessage()).startsWith("Permission denied");
    }

    private static String inUse(ConfiguredPort port) {
        String by = PortHolder.of(port.number()).map(holder -> " by " + holder).orElse("");
        return port.key() + ": " + port.number() + " on 127.0.0.1 is in use" + by
                + "; stop that, or choose another port with --set " + port.key() + "=PORT";
    }

    private static String forbidden(ConfiguredPort port) {
        return port.key() + ": " + port.number() + " may not be listened on by user " + System.getProperty("user.name")
                + "; choose a port above 1023 with --set " + port.key() + "=PORT";
    }
}
