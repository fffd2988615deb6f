package io.pipelineappliance.dashboard.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.Role;
import java.util.List;
import java.util.function.Supplier;

/** The routes under {@code /health}. They say no more than what runs, since anybody may ask. */
public final class HealthApi implements ApiArea {
    private final Supplier<List<ComponentHealth>> components;

    /** @param components how each is now; answers at once */
    public HealthApi(Supplier<List<ComponentHealth>> components) {
        this.components = components;
    }

    /** Whether it serves. */
    public enum Condition {
        UP,
        DOWN
    }

    /**
     * One component.
     *
     * @param name which one
     * @param state where it is in its life
     * @param reason why it waits or failed, one sentence, or null
     */
    public record ComponentHealth(String name, ComponentState state, String reason) {}

    /**
     * The process.
     *
     * @param status always UP, since it answers
     */
    record Liveness(Condition status) {}

    /**
     * The appliance.
     *
     * @param status UP when every component runs
     * @param notRunning the components that do not
     */
    record Readiness(Condition status, List<ComponentHealth> notRunning) {}

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get("/health/live", HealthApi::live, Role.PUBLIC);
        routes.get("/health/ready", this::ready, Role.PUBLIC);
    }

    private static void live(Context context) {
        context.header("Cache-Control", "no-store");
        Json.answer(context, new Liveness(Condition.UP));
    }

    private void ready(Context context) {
        List<ComponentHealth> all = components.get();
        List<ComponentHealth> notRunning = all.stream()
                .filter(component -> component.state() != ComponentState.RUNNING)
                .toList();
        boolean ready = !all.isEmpty() && notRunning.isEmpty();
        context.header("Cache-Control", "no-store");
        context.status(ready ? 200 : 503);
        Json.answer(context, new Readiness(ready ? Condition.UP : Condition.DOWN, notRunning));
    }
}
