package io.pipelineappliance.dashboard.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.config.DashboardAccount;
import io.pipelineappliance.config.DashboardConfig;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.Caller;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs in and out, and tells who is logged in. */
public final class SessionArea implements ApiArea {
    private static final Logger log = LoggerFactory.getLogger(SessionArea.class);

    private final DashboardConfig config;
    private final Logins logins;
    private final Sessions sessions;

    SessionArea(DashboardConfig config, Logins logins, Sessions sessions) {
        this.config = config;
        this.logins = logins;
        this.sessions = sessions;
    }

    /** Browsers have one cookie jar for all ports of a host, and an appliance may run on each. */
    static String cookie(DashboardConfig config) {
        return "appliance-session-" + config.port();
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get(root + "/session", this::show, Role.PUBLIC);
        routes.post(root + "/session", this::logIn, Role.PUBLIC);
        routes.delete(root + "/session", this::logOut, Role.PUBLIC);
    }

    private void show(Context context) {
        Caller caller = Caller.of(context);
        Json.answer(context, view(caller.name(), caller.role()));
    }

    private void logIn(Context context) {
        JsonBody body = JsonBody.of(context, "name", "password");
        String name = body.text("name").orElseThrow(() -> new BadRequestResponse("name is missing."));
        String password = body.text("password").orElseThrow(() -> new BadRequestResponse("password is missing."));
        DashboardAccount account = logins.byPassword(context.ip(), name, password);
        setCookie(context, sessions.begin(account), Sessions.LENGTH.toSeconds());
        log.info("{} logged in from {}", account.name(), context.ip());
        Json.answer(context, view(account.name(), Access.role(account)));
    }

    private void logOut(Context context) {
        String session = context.cookie(cookie(config));
        if (session != null) {
            sessions.end(session);
        }
        setCookie(context, "", 0);
        context.status(HttpStatus.NO_CONTENT);
    }

    private SessionView view(String user, Role role) {
        return new SessionView(user, role, config.readOnly(), config.loginRequired(), config.mask());
    }

    private void setCookie(Context context, String value, long seconds) {
        context.header(
                "Set-Cookie",
                "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict".formatted(cookie(config), value, seconds));
    }
}
