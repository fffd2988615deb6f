package io.pipelineappliance.dashboard.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Set;

/** Who may use a route. A route that names none is for viewers when it reads, and for operators otherwise. */
public enum Role implements RouteRole {
    /** Anybody who reaches the port: what a login page and a probe of health need. */
    PUBLIC,
    /** May look at everything, and change nothing. */
    VIEWER,
    /** May change things as well. */
    OPERATOR;

    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    /** The least role that the matched route of a request wants. */
    public static Role required(Context context) {
        return context.routeRoles().stream()
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .findFirst()
                .orElse(READING.contains(context.method()) ? VIEWER : OPERATOR);
    }

    /** Whether somebody in this role may do what asks for that one. */
    public boolean includes(Role wanted) {
        return compareTo(wanted) >= 0;
    }
}
