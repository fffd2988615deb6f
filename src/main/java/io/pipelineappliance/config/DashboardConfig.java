package io.pipelineappliance.config;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The web page and its API.
 *
 * @param host address or name to listen on; anything else than loopback wants users or tokens
 * @param port to listen on
 * @param allowedHosts further names under which it is opened, like that of a reverse proxy
 * @param users who may log in, each {@code name:role:hash} with a bcrypt hash
 * @param tokens of programs, each {@code name:role:hash} with a SHA-256 hash
 * @param readOnly whether nobody may change anything
 * @param mask names of fields and columns whose values nobody may see
 */
public record DashboardConfig(
        String host,
        int port,
        List<String> allowedHosts,
        List<Secret> users,
        List<Secret> tokens,
        boolean readOnly,
        List<String> mask) {
    /** Hashes that a check takes between 50 ms and a few seconds for: less is soon guessed, more keeps the server busy. */
    private static final String BCRYPT = "\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}";

    private static final String SHA_256 = "sha256-[0-9a-f]{64}";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final Set<String> WILDCARD = Set.of("0.0.0.0", "::", "[::]");
    private static final String MAKE_HASH = "java -jar pipeline-appliance.jar dashboard hash-password NAME";
    private static final String MAKE_TOKEN = "java -jar pipeline-appliance.jar dashboard new-token NAME";

    public DashboardConfig {
        new Requirements()
                .port("port", port)
                .that(
                        host.matches("[A-Za-z0-9.:\\[\\]-]+"),
                        "host",
                        "is no address to listen on",
                        "use 127.0.0.1, 0.0.0.0 for all, or the address of one network card")
                .that(
                        allowedHosts.stream().allMatch(name -> name.matches("[A-Za-z0-9.-]+")),
                        "allowed-hosts",
                        "has what is not the name of a host",
                        "write names only, without scheme and port, like data.example.com")
                .that(
                        DashboardAccount.areAccounts(users, BCRYPT),
                        "users",
                        "has an entry that is not name:viewer:HASH or name:operator:HASH",
                        "make entries with " + MAKE_HASH)
                .that(
                        DashboardAccount.areAccounts(tokens, SHA_256),
                        "tokens",
                        "has an entry that is not name:viewer:HASH or name:operator:HASH",
                        "make entries with " + MAKE_TOKEN)
                .that(
                        haveNamesOfTheirOwn(users, tokens),
                        List.of("users", "tokens"),
                        "has a name twice",
                        "give each user and each token a name of its own")
                .that(
                        isLoopback(host) || !users.isEmpty() || !tokens.isEmpty(),
                        List.of("host", "users", "tokens"),
                        "is reached from other machines, and nobody could log in",
                        "give dashboard.users what " + MAKE_HASH + " prints")
                .verify();
    }

    /** Whether those who come must say who they are. */
    public boolean loginRequired() {
        return !users.isEmpty() || !tokens.isEmpty();
    }

    /** Whether only this machine reaches it. */
    public boolean onLoopback() {
        return isLoopback(host);
    }

    /** The users as they are meant. */
    public List<DashboardAccount> userAccounts() {
        return accounts(users);
    }

    /** The tokens as they are meant. */
    public List<DashboardAccount> tokenAccounts() {
        return accounts(tokens);
    }

    /** Where this machine reaches it. */
    public URI url() {
        String name = WILDCARD.contains(host) ? "127.0.0.1" : host;
        return URI.create(
                "http://" + (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + port);
    }

    List<ConfiguredPort> ports() {
        return List.of(new ConfiguredPort("port", port));
    }

    DashboardConfig withPorts(FreePorts free) {
        return new DashboardConfig(host, free.resolve(port), allowedHosts, users, tokens, readOnly, mask);
    }

    private static List<DashboardAccount> accounts(List<Secret> texts) {
        return texts.stream()
                .map(DashboardAccount::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean haveNamesOfTheirOwn(List<Secret> users, List<Secret> tokens) {
        List<String> names = Stream.concat(accounts(users).stream(), accounts(tokens).stream())
                .map(DashboardAccount::name)
                .toList();
        return Set.copyOf(names).size() == names.size();
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT)) || host.matches("127(\\.\\d{1,3}){3}");
    }
}
