package io.pipelineappliance.dashboard;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps other web sites out. A {@code Host} that is not this machine's loopback means DNS rebinding; a request that
 * changes something and comes from another origin means cross-site request forgery. Programs without a browser send
 * neither {@code Origin} nor {@code Sec-Fetch-Site} and pass.
 */
final class AccessControl {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private AccessControl() {}

    static void check(Context context) {
        requireLoopbackHost(context.header("Host"));
        if (!READING.contains(context.method())) {
            requireOwnOrigin(context);
        }
    }

    private static void requireLoopbackHost(String host) {
        if (host == null || !LOOPBACK.matcher(host).matches()) {
            String given = host == null ? "missing" : "'" + host + "'";
            throw new ForbiddenResponse(
                    "The Host header is " + given + ", but this dashboard answers on loopback only; "
                            + "open it as http://127.0.0.1 or http://localhost with its port.");
        }
    }

    private static void requireOwnOrigin(Context context) {
        String origin = context.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + context.header("Host"))) {
            throw foreign("its Origin is '" + origin + "'");
        }
        String site = context.header("Sec-Fetch-Site");
        if (site != null && !OWN_SITE.contains(site)) {
            throw foreign("its Sec-Fetch-Site is '" + site + "'");
        }
    }

    private static ForbiddenResponse foreign(String reason) {
        return new ForbiddenResponse(
                "This request comes from another web site (" + reason
                        + "), and only the dashboard's own page may change something; use that page, or a command line client.");
    }
}
