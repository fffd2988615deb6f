package io.pipelineappliance.explore.zookeeper;

import java.util.Map;
import java.util.stream.Collectors;

/** The answer to {@code srvr}, the one four-letter word that a ZooKeeper server answers without being configured to. */
record ServerDescription(Map<String, String> fields) {
    private static final String VERSION = "Zookeeper version";
    private static final String REFUSED = "not in the whitelist";

    static ServerDescription of(String answer) {
        return new ServerDescription(answer.lines()
                .map(line -> line.split(": ", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(), parts -> parts[1].strip(), (first, second) -> first)));
    }

    static boolean refuses(String answer) {
        return answer.contains(REFUSED);
    }

    boolean isEmpty() {
        return !fields.containsKey(VERSION);
    }

    ZooKeeperServer server(String address) {
        String[] latency = fields.getOrDefault("Latency min/avg/max", "").split("/", -1);
        return new ZooKeeperServer(
                address,
                true,
                null,
                fields.get(VERSION).split("[-,]", 2)[0],
                fields.get("Mode"),
                decimal(latency, 0),
                decimal(latency, 1),
                decimal(latency, 2),
                whole("Received"),
                whole("Sent"),
                whole("Connections"),
                whole("Outstanding"),
                fields.get("Zxid"),
                whole("Node count"));
    }

    private static Double decimal(String[] parts, int at) {
        return at < parts.length && parts[at].matches("\\d+(\\.\\d+)?") ? Double.valueOf(parts[at]) : null;
    }

    private Long whole(String name) {
        String value = fields.get(name);
        return value != null && value.matches("\\d{1,18}") ? Long.valueOf(value) : null;
    }
}
