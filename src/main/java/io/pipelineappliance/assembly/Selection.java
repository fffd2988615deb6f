package io.pipelineappliance.assembly;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the appliance's systems run. What a system needs comes with it.
 *
 * @param systems those that run
 * @param pipeline whether people are fetched and streamed into the table, for which all systems are needed
 */
public record Selection(Set<System> systems, boolean pipeline) {
    /** One of the systems. */
    public enum System {
        ZOOKEEPER(PartNames.ZOOKEEPER),
        KAFKA(PartNames.KAFKA),
        SCHEMA_REGISTRY(PartNames.SCHEMA_REGISTRY),
        CASSANDRA(PartNames.CASSANDRA),
        SPARK(PartNames.SPARK, PartNames.DRIVER),
        DASHBOARD(PartNames.DASHBOARD);

        private final List<String> parts;

        System(String... parts) {
            this.parts = List.of(parts);
        }

        /** The name of the part that serves its clients. */
        public String part() {
            return parts.get(0);
        }
    }

    public Selection {
        systems = Set.copyOf(pipeline ? EnumSet.allOf(System.class) : withNeeds(systems));
    }

    /** Everything, as the executable jar runs it. */
    public static Selection everything() {
        return new Selection(EnumSet.allOf(System.class), true);
    }

    /** Whether the system runs. */
    public boolean has(System system) {
        return systems.contains(system);
    }

    boolean includes(String part) {
        return pipeline || systems.stream().anyMatch(system -> system.parts.contains(part)) || isShown(part);
    }

    /** The dashboard looks at Cassandra through the session that comes with the table. */
    private boolean isShown(String part) {
        return part.equals(PartNames.TABLE) && has(System.CASSANDRA) && has(System.DASHBOARD);
    }

    private static Set<System> withNeeds(Collection<System> chosen) {
        Set<System> all = EnumSet.noneOf(System.class);
        all.addAll(chosen);
        if (all.contains(System.SCHEMA_REGISTRY)) {
            all.add(System.KAFKA);
        }
        return all;
    }
}
