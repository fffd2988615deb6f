package io.pipelineappliance.registry.rest;

import io.javalin.http.Context;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import java.util.regex.Pattern;

/**
 * Keeps web sites out, which can send requests to loopback from the user's browser: under their own name by DNS rebinding, or as a foreign origin. No page of
 * ours uses the registry from a browser, and programs send no {@code Origin}.
 */
final class LoopbackAccess {
    private static final Pattern LOOPBACK = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?");

    private LoopbackAccess() {}

    static void check(Context context) {
        String host = context.header("Host");
        if (host == null || !LOOPBACK.matcher(host).matches()) {
            throw new RegistryException(
                    ErrorCode.FORBIDDEN,
                    "The Host header is " + (host == null ? "missing" : "'" + host + "'")
                            + ", but this registry answers on loopback only; use http://127.0.0.1 or http://localhost with its port.");
        }
        String origin = context.header("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            throw new RegistryException(
                    ErrorCode.FORBIDDEN,
                    "This request comes from the web site '" + origin + "', and only programs may use this registry.");
        }
    }
}
