package io.pipelineappliance.runtime;

import io.pipelineappliance.component.Component;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A component's place in the appliance.
 *
 * @param name short and stable, for APIs, for instance {@code kafka}
 * @param title for people, for instance {@code Kafka}
 * @param needs names of the parts that must run before this one starts
 * @param component what starts, checks and closes
 * @param address {@code host:port} or URL that others reach it by, once it runs
 * @param link its own web page, once it runs
 * @param canStop whether it may be stopped and started again while the rest runs
 */
public record Part(
        String name,
        String title,
        List<String> needs,
        Component component,
        Supplier<Optional<String>> address,
        Supplier<Optional<String>> link,
        boolean canStop) {

    /** A part that others do not reach by an address and that lives as long as the appliance. */
    public static Part of(String name, String title, Component component, String... needs) {
        return new Part(name, title, List.of(needs), component, Optional::empty, Optional::empty, false);
    }

    /** The same, reached by an address. */
    public Part at(String fixedAddress) {
        return new Part(name, title, needs, component, () -> Optional.of(fixedAddress), link, canStop);
    }

    /** The same, with a web page of its own. */
    public Part withLink(Supplier<Optional<String>> page) {
        return new Part(name, title, needs, component, address, page, canStop);
    }

    /** The same, which may be stopped and started again while the rest runs. */
    public Part stoppable() {
        return new Part(name, title, needs, component, address, link, true);
    }
}
