package io.pipelineappliance.dashboard.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.config.DashboardAccount;
import io.pipelineappliance.config.DashboardConfig;
import io.pipelineappliance.dashboard.http.Caller;
import io.pipelineappliance.dashboard.http.Problems;
import io.pipelineappliance.dashboard.http.Role;
import java.time.Clock;
import java.util.Optional;

/** Who sends a request, and whether they may: asked before every route, by the role that the route wants. */
public final class Access {
    private final DashboardConfig config;
    private final Logins logins;
    private final Sessions sessions;

    /**
     * @param config users, tokens, and whether anything may change
     * @param clock for what expires
     */
    public Access(DashboardConfig config, Clock clock) {
        this.config = config;
        this.logins = new Logins(config, clock);
        this.sessions = new Sessions(clock);
    }

    /** Asks before every route that is there. */
    public void register(RoutesConfig routes) {
        routes.beforeMatched(this::check);
        routes.exception(Refused.class, Access::answer);
    }

    /** The routes to log in and out. */
    public SessionArea area() {
        return new SessionArea(config, logins, sessions);
    }

    private void check(Context context) {
        Role wanted = Role.required(context);
        Caller caller = caller(context, wanted);
        caller.sent(context);
        if (!caller.role().includes(wanted)) {
            throw caller.name() == null ? unknown() : new Refused(HttpStatus.FORBIDDEN, tooLittle(caller.name()));
        }
        if (config.readOnly() && wanted == Role.OPERATOR) {
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    "This dashboard is read-only (dashboard.read-only: true), so nothing can be changed by it; "
                            + "start the appliance with --set dashboard.read-only=false to change things.");
        }
    }

    /** A wrong login does not keep anybody from what is public, like the way to log in. */
    private Caller caller(Context context, Role wanted) {
        if (!config.loginRequired()) {
            return Caller.anybody(Role.OPERATOR);
        }
        try {
            return Credentials.of(context, SessionArea.cookie(config))
                    .flatMap(shown -> caller(context, shown))
                    .orElseGet(() -> Caller.anybody(Role.PUBLIC));
        } catch (Refused e) {
            if (wanted == Role.PUBLIC) {
                return Caller.anybody(Role.PUBLIC);
            }
            throw e;
        }
    }

    private Optional<Caller> caller(Context context, Credentials shown) {
        if (shown instanceof Credentials.Basic basic) {
            return Optional.of(caller(logins.byPassword(context.ip(), basic.name(), basic.password())));
        }
        if (shown instanceof Credentials.Bearer bearer) {
            return Optional.of(caller(logins.byToken(bearer.token())
                    .orElseThrow(() -> new Refused(
                            HttpStatus.UNAUTHORIZED,
                            "There is no such token; dashboard.tokens needs what dashboard new-token prints."))));
        }
        String session = ((Credentials.Cookie) shown).session();
        return sessions.find(session)
                .map(account -> new Caller(
                        account.name(),
                        role(account),
                        () -> sessions.find(session).isEmpty()));
    }

    private static Caller caller(DashboardAccount account) {
        return new Caller(account.name(), role(account), () -> false);
    }

    static Role role(DashboardAccount account) {
        return switch (account.role()) {
            case VIEWER -> Role.VIEWER;
            case OPERATOR -> Role.OPERATOR;
        };
    }

    private static Refused unknown() {
        return new Refused(
                HttpStatus.UNAUTHORIZED,
                "This dashboard wants a login: use its page, or send name and password (curl --user NAME) or a token.");
    }

    private static String tooLittle(String name) {
        return "'%s' may look at everything and change nothing (role viewer); log in as an operator for this."
                .formatted(name);
    }

    private static void answer(Refused refused, Context context) {
        HttpStatus status = HttpStatus.forStatus(refused.getStatus());
        refused.retryAfter()
                .ifPresent(wait -> context.header("Retry-After", String.valueOf(Math.max(1, wait.toSeconds() + 1))));
        if (status == HttpStatus.UNAUTHORIZED) {
            // A browser asks for a password in a window of its own when it sees Basic, over the page's form.
            boolean page = context.header("Sec-Fetch-Mode") != null;
            context.header("WWW-Authenticate", (page ? "Bearer" : "Basic") + " realm=\"pipeline-appliance\"");
        }
        Problems.answer(context, status, refused.getMessage());
    }
}
