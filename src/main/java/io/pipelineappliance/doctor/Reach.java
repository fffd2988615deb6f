package io.pipelineappliance.doctor;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether addresses are found by their names and accept connections. One that does is enough; the others are told of.
 *
 * @param key where the addresses are configured
 * @param addresses each {@code host:port}
 */
record Reach(String key, List<String> addresses) {
    private static final int CONNECT_MILLIS = 1_500;

    /** Makes both checks. */
    boolean check(Findings findings) throws InterruptedException {
        return findings.check("resolve", () -> resolve(findings))
                && findings.checkPresence("connect", () -> connect(findings));
    }

    private String resolve(Findings findings) {
        List<String> unknown =
                addresses.stream().filter(address -> !isKnown(host(address))).toList();
        if (unknown.size() == addresses.size()) {
            throw new ApplianceException(
                    "%s: the name in %s is not known; correct it, or make it known to this machine."
                            .formatted(key, String.join(", ", unknown)));
        }
        unknown.forEach(address -> findings.warn(
                "resolve", "%s: the name in %s is not known; the others are used.".formatted(key, address)));
        return addresses.size() - unknown.size() + " of " + addresses.size() + " names known";
    }

    private static boolean isKnown(String host) {
        try {
            return InetAddress.getByName(host) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private String connect(Findings findings) {
        List<String> failures = new ArrayList<>();
        for (String address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host(address), port(address)), CONNECT_MILLIS);
            } catch (IOException e) {
                failures.add(address + " (" + e.getMessage() + ")");
            }
        }
        if (failures.size() == addresses.size()) {
            throw new ApplianceException("%s: nobody accepts connections at %s; start it there, or correct the address."
                    .formatted(key, String.join(", ", failures)));
        }
        failures.forEach(failure -> findings.warn(
                "connect", "%s: nobody accepts connections at %s; the others are used.".formatted(key, failure)));
        return addresses.size() - failures.size() + " of " + addresses.size() + " accept connections";
    }

    private static String host(String address) {
        return address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
