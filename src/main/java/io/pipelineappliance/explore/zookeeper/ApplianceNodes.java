package io.pipelineappliance.explore.zookeeper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.explore.NotFound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What appliances keep in ZooKeeper, read from the nodes that they write. A node that goes away meanwhile is left out. */
final class ApplianceNodes {
    private static final Logger log = LoggerFactory.getLogger(ApplianceNodes.class);
    private static final String SERVICES = "/pipeline-appliance/services";
    private static final String LEADERS = "/pipeline-appliance/leaders";
    private static final String CLAIMS = "/pipeline-appliance/claims";
    private static final int MOST = 500;

    private final NodeReader nodes;
    private final ObjectMapper json = new ObjectMapper();

    ApplianceNodes(NodeReader nodes) {
        this.nodes = nodes;
    }

    List<ZooKeeperView.RegisteredEndpoint> endpoints() throws InterruptedException {
        List<ZooKeeperView.RegisteredEndpoint> endpoints = new ArrayList<>();
        for (String name : nodes.children(SERVICES)) {
            for (String id : nodes.children(SERVICES + "/" + name)) {
                if (endpoints.size() < MOST) {
                    content(SERVICES + "/" + name + "/" + id)
                            .flatMap(this::endpoint)
                            .ifPresent(endpoints::add);
                }
            }
        }
        return List.copyOf(endpoints);
    }

    List<ZooKeeperView.Election> elections() throws InterruptedException {
        List<ZooKeeperView.Election> elections = new ArrayList<>();
        for (String name : nodes.children(LEADERS)) {
            List<String> participants = participants(LEADERS + "/" + name);
            elections.add(new ZooKeeperView.Election(
                    name, participants.isEmpty() ? null : participants.get(0), participants));
        }
        return List.copyOf(elections);
    }

    List<ZooKeeperView.ClaimedInterval> claims() throws InterruptedException {
        List<ZooKeeperView.ClaimedInterval> claims = new ArrayList<>();
        for (String dag : nodes.children(CLAIMS)) {
            content(CLAIMS + "/" + dag).flatMap(node -> claim(dag, node)).ifPresent(claims::add);
        }
        return List.copyOf(claims);
    }

    /** Curator's latch: whose node has the lowest number leads. */
    private List<String> participants(String path) throws InterruptedException {
        List<String> names = nodes.children(path).stream()
                .sorted(Comparator.comparing(name -> name.substring(name.lastIndexOf('-') + 1)))
                .limit(MOST)
                .toList();
        List<String> participants = new ArrayList<>();
        for (String name : names) {
            content(path + "/" + name).map(ApplianceNodes::text).ifPresent(participants::add);
        }
        return List.copyOf(participants);
    }

    private Optional<NodeReader.Content> content(String path) throws InterruptedException {
        try {
            return Optional.of(nodes.content(path));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private Optional<ZooKeeperView.RegisteredEndpoint> endpoint(NodeReader.Content node) {
        try {
            JsonNode registration = json.readTree(node.data());
            String name = registration.required("name").asText();
            return Optional.of(new ZooKeeperView.RegisteredEndpoint(
                    name,
                    registration.required("id").asText().substring(name.length() + 1),
                    registration.required("address").asText() + ":"
                            + registration.required("port").asInt(),
                    Instant.ofEpochMilli(
                            registration.path("registrationTimeUTC").asLong()),
                    Long.toHexString(node.stat().getEphemeralOwner())));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            log.debug("a node under {} is no registration", SERVICES, e);
            return Optional.empty();
        }
    }

    private static Optional<ZooKeeperView.ClaimedInterval> claim(String dag, NodeReader.Content node) {
        String[] parts = text(node).split(" ", 2);
        try {
            return Optional.of(new ZooKeeperView.ClaimedInterval(
                    dag,
                    Instant.parse(parts[0]),
                    parts[1],
                    Instant.ofEpochMilli(node.stat().getMtime()),
                    node.stat().getVersion() + 1));
        } catch (DateTimeException | IndexOutOfBoundsException e) {
            log.debug("the node of {} under {} is no claim", dag, CLAIMS, e);
            return Optional.empty();
        }
    }

    private static String text(NodeReader.Content node) {
        return new String(node.data(), StandardCharsets.UTF_8);
    }
}
