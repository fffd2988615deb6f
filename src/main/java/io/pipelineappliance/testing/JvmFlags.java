package io.pipelineappliance.testing;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.launcher.boot.ModuleFlags;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether this JVM was started with what Spark and Cassandra need. An open JVM cannot be had later. */
final class JvmFlags {
    private static final Module UNNAMED = JvmFlags.class.getModule();
    private static final Set<String> OF_CASSANDRA = Set.of("java.io", "jdk.internal.ref", "sun.nio.ch");

    private JvmFlags() {}

    /**
     * Returns when all is there.
     *
     * @throws ApplianceException with all flags in full, and where to write them
     */
    static void require(Set<ApplianceComponent> components) {
        require(components, closed());
    }

    static void require(Set<ApplianceComponent> components, Set<String> closed) {
        List<String> wanting = components.stream()
                .filter(component -> wants(component).stream().anyMatch(closed::contains))
                .sorted()
                .map(Enum::name)
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        List<String> flags = ModuleFlags.of(Runtime.version().feature());
        throw new ApplianceException(("""
                %s cannot run in this JVM: the packages %s of java.base are closed to it. Start the JVM of the tests with these flags:

                %s

                Maven, configuration of maven-surefire-plugin and maven-failsafe-plugin:
                <argLine>%s</argLine>

                Gradle, in build.gradle:
                test { jvmArgs %s }
                """)
                .formatted(
                        String.join(" and ", wanting),
                        String.join(", ", new TreeSet<>(closed)),
                        String.join("\n", flags),
                        String.join(" ", flags),
                        flags.stream().map(flag -> "'" + flag + "'").collect(Collectors.joining(", "))));
    }

    private static Collection<String> wants(ApplianceComponent component) {
        return switch (component) {
            case CASSANDRA -> OF_CASSANDRA;
            case SPARK -> ModuleFlags.openedPackages();
            case ZOOKEEPER, KAFKA, SCHEMA_REGISTRY, DASHBOARD -> List.of();
        };
    }

    private static Set<String> closed() {
        Module base = Object.class.getModule();
        return ModuleFlags.openedPackages().stream()
                .filter(name -> base.getPackages().contains(name))
                .filter(name -> !base.isOpen(name, UNNAMED))
                .collect(Collectors.toSet());
    }
}
