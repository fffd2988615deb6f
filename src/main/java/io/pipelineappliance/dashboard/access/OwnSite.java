package io.pipelineappliance.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.pipelineappliance.config.DashboardConfig;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps other web sites out. A {@code Host} that is not one of the dashboard's own means DNS rebinding; a request from another origin
 * means cross-site request forgery. Programs without a browser send neither {@code Origin} nor {@code Sec-Fetch-Site} and pass.
 *
 * <p>Where other machines may come, addresses of any machine pass as a host: rebinding needs a name.
 */
public final class OwnSite {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]+]");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final boolean loopback;
    private final Set<String> configured = new TreeSet<>();

    /** @param config under which names it is opened */
    public OwnSite(DashboardConfig config) {
        loopback = config.onLoopback();
        config.allowedHosts().forEach(name -> configured.add(name.toLowerCase(Locale.ROOT)));
        if (!loopback) {
            configured.add(config.url().getHost().toLowerCase(Locale.ROOT));
        }
    }

    /** Refuses what does not come from the dashboard's own page, or from a program. */
    public void check(Context context) {
        requireOwnHost(context.header("Host"));
        requireOwnOrigin(context);
        requireOwnFetch(context);
    }

    private void requireOwnHost(String host) {
        if (host == null || !isOwn(host)) {
            String given = host == null ? "missing" : "'" + host + "'";
            throw new ForbiddenResponse("The Host header is " + given + ", but this dashboard answers " + remedy());
        }
    }

    private String remedy() {
        if (loopback && configured.isEmpty()) {
            return "on loopback only; open it as http://127.0.0.1 or http://localhost with its port.";
        }
        return "under %s only; open it as one of these, or add the name to dashboard.allowed-hosts."
                .formatted(String.join(", ", configured));
    }

    private boolean isOwn(String host) {
        Matcher parts = HOST.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1).toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(name)
                || configured.contains(name)
                || (!loopback && ADDRESS.matcher(name).matches());
    }

    /** A proxy that speaks TLS makes the origin https, under a name that is configured. */
    private void requireOwnOrigin(Context context) {
        String origin = context.header("Origin");
        String host = context.header("Host");
        if (origin == null || origin.equalsIgnoreCase("http://" + host)) {
            return;
        }
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (!configured.contains(name) || !origin.equalsIgnoreCase("https://" + host)) {
            throw foreign("its Origin is '" + origin + "'");
        }
    }

    /** A link on another site may open the page; nothing else of it may be asked for from there. */
    private static void requireOwnFetch(Context context) {
        String site = context.header("Sec-Fetch-Site");
        boolean link = READING.contains(context.method()) && "navigate".equals(context.header("Sec-Fetch-Mode"));
        if (site != null && !OWN_SITE.contains(site) && !link) {
            throw foreign("its Sec-Fetch-Site is '" + site + "'");
        }
    }

    private static ForbiddenResponse foreign(String reason) {
        return new ForbiddenResponse(
                "This request comes from another web site (" + reason
                        + "), and only the dashboard's own page may ask for something or change it; use that page, or a command line client.");
    }
}
