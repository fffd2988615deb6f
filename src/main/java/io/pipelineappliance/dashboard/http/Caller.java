package io.pipelineappliance.dashboard.http;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Who sent a request.
 *
 * @param name of the account, or null where nobody has to log in
 * @param role what they may do
 * @param gone whether what they logged in with has ended, which ends their streams
 */
public record Caller(String name, Role role, BooleanSupplier gone) {
    private static final String ATTRIBUTE = Caller.class.getName();

    /** One who needs no login. */
    public static Caller anybody(Role role) {
        return new Caller(null, role, () -> false);
    }

    /** The one who sent this request; nobody in particular before that is known. */
    public static Caller of(Context context) {
        return Objects.requireNonNullElseGet(context.attribute(ATTRIBUTE), () -> anybody(Role.PUBLIC));
    }

    /** Makes this the one who sent the request. */
    public void sent(Context context) {
        context.attribute(ATTRIBUTE, this);
    }
}
