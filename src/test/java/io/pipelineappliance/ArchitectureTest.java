package io.pipelineappliance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture.LayerDependencySpecification;
import java.util.List;
import java.util.Map;

/**
 * Which package may know which. Products never know each other, so that any of them can be an external one; what executors
 * load stays small; {@code assembly} alone knows how all fit together.
 */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.pipelineappliance";

    /** Each package and what it may know of the others; two dots take the packages below with it. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            entry("component", List.of()),
            entry("config..", List.of("component")),
            entry("runtime", List.of("component", "config..")),
            entry("zookeeper", List.of("component", "config..", "zookeeper.client")),
            entry("zookeeper.client", List.of()),
            entry("kafka", List.of("component", "config..", "external", "kafka.client")),
            entry("kafka.client", List.of("tls")),
            entry("external", List.of("component")),
            entry("tls", List.of()),
            entry("cassandra", List.of("component", "config..")),
            entry("cassandra.client", List.of("component", "pipeline..", "tls")),
            entry("cassandra.node", List.of()),
            entry(
                    "registry",
                    List.of(
                            "component",
                            "config..",
                            "external",
                            "kafka.client",
                            "registry.client",
                            "registry.rest",
                            "registry.service",
                            "registry.store")),
            entry("registry.rest", List.of("component", "registry.schema", "registry.service", "registry.store")),
            entry("registry.service", List.of("registry.schema", "registry.store")),
            entry("registry.store", List.of("component", "kafka.client", "registry.schema")),
            entry("registry.schema", List.of()),
            entry("spark", List.of("component", "config..", "external")),
            entry("pipeline..", List.of()),
            entry("registry.client", List.of("component")),
            entry("format", List.of("pipeline..", "registry.client")),
            entry(
                    "fetch..",
                    List.of(
                            "component",
                            "config..",
                            "format",
                            "kafka.client",
                            "pipeline..",
                            "registry.client",
                            "schedule..")),
            entry("schedule..", List.of("component", "config..")),
            entry(
                    "stream",
                    List.of(
                            "cassandra.client",
                            "component",
                            "format",
                            "kafka.client",
                            "pipeline..",
                            "registry.client")),
            entry(
                    "explore..",
                    List.of(
                            "cassandra.client",
                            "component",
                            "config..",
                            "format",
                            "kafka.client",
                            "pipeline..",
                            "registry.client",
                            "zookeeper.client")),
            entry(
                    "doctor",
                    List.of(
                            "cassandra.client",
                            "component",
                            "config..",
                            "kafka",
                            "kafka.client",
                            "pipeline..",
                            "registry.client",
                            "spark",
                            "zookeeper.client")),
            entry("export", List.of("cassandra.client", "component", "kafka.client", "pipeline..", "registry.client")),
            entry("dashboard..", List.of("component", "config..", "explore..", "schedule..")),
            entry(
                    "assembly",
                    List.of(
                            "cassandra",
                            "cassandra.client",
                            "component",
                            "config..",
                            "dashboard..",
                            "doctor",
                            "explore..",
                            "export",
                            "external",
                            "fetch..",
                            "format",
                            "kafka",
                            "kafka.client",
                            "pipeline..",
                            "registry",
                            "registry.client",
                            "runtime",
                            "schedule..",
                            "spark",
                            "stream",
                            "tls",
                            "zookeeper",
                            "zookeeper.client")),
            entry(
                    "launcher",
                    List.of(
                            "assembly",
                            "component",
                            "config..",
                            "doctor",
                            "export",
                            "launcher.access",
                            "launcher.boot",
                            "launcher.dags",
                            "launcher.options",
                            "launcher.schemas",
                            "runtime")),
            entry("launcher.access", List.of("component", "config..", "dashboard..")),
            entry("launcher.dags", List.of("component", "config..", "launcher.options", "runtime", "schedule..")),
            entry("launcher.schemas", List.of("component", "config..", "launcher.options", "registry.client")),
            entry("launcher.options", List.of("config..")),
            entry("launcher.boot", List.of()),
            entry(
                    "testing",
                    List.of(
                            "assembly",
                            "cassandra.client",
                            "component",
                            "config..",
                            "dashboard..",
                            "fetch..",
                            "launcher",
                            "launcher.boot",
                            "runtime",
                            "spark",
                            "testing.relay")),
            entry("testing.relay", List.of("component")));

    @ArchTest
    static final ArchRule eachPackageKnowsOnlyWhatTheTableAllows = table();

    @ArchTest
    static final ArchRule noPackagesKnowEachOtherInACircle =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatAllComponentsShareNeedsTheJdkAlone = classes()
            .that()
            .resideInAPackage(ROOT + ".component")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".component");

    @ArchTest
    static final ArchRule whatRunsBeforeTheLibrariesAreThereNeedsTheJdkAlone = classes()
            .that()
            .resideInAPackage(ROOT + ".launcher.boot")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".launcher.boot");

    @ArchTest
    static final ArchRule theIsolatedNodeNeedsOnlyWhatItsClassLoaderHolds = classes()
            .that()
            .resideInAPackage(ROOT + ".cassandra.node")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax..",
                    "org.slf4j..",
                    ROOT + ".cassandra.node",
                    "org.apache.cassandra..",
                    "com.google.common..",
                    "com.sun.jna..",
                    "io.netty..");

    @ArchTest
    static final ArchRule aPipelineNeedsJacksonAlone = classes()
            .that()
            .resideInAPackage(ROOT + ".pipeline..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".pipeline..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule whoeverAsksARegistryNeedsTheJdkAndJacksonAlone = classes()
            .that()
            .resideInAPackage(ROOT + ".registry.client")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "javax.net..", ROOT + ".registry.client", ROOT + ".component", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule executorsLoadNoServer = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".stream",
                    ROOT + ".format",
                    ROOT + ".registry.client",
                    ROOT + ".cassandra.client",
                    ROOT + ".kafka.client",
                    ROOT + ".tls")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.javalin..",
                    "org.eclipse.jetty..",
                    "jakarta.servlet..",
                    "picocli..",
                    "org.apache.curator..",
                    "org.apache.zookeeper..",
                    "org.apache.spark.deploy..",
                    "kafka..",
                    "org.apache.kafka.server..",
                    "org.apache.cassandra..");

    @ArchTest
    static final ArchRule zooKeeperIsKnownToItsPackageAndThoseWhoLookIntoItAlone = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".zookeeper..", ROOT + ".explore.zookeeper", ROOT + ".doctor")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.curator..", "org.apache.zookeeper..");

    @ArchTest
    static final ArchRule kafkasBrokerIsKnownToItsPackageAlone = onlyIn(
            "kafka",
            "kafka..",
            "org.apache.kafka.server..",
            "org.apache.kafka.metadata..",
            "org.apache.kafka.controller..",
            "org.apache.kafka.raft..",
            "org.apache.kafka.storage..");

    @ArchTest
    static final ArchRule cassandrasServerIsKnownToTheIsolatedNodeAlone =
            onlyIn("cassandra.node", "org.apache.cassandra..");

    @ArchTest
    static final ArchRule sparksClusterIsKnownToItsPackageAlone = onlyIn("spark", "org.apache.spark.deploy..");

    @ArchTest
    static final ArchRule theWebServerIsKnownToTheDashboardAndTheRegistrysApiAlone = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".dashboard..", ROOT + ".registry.rest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule theCommandLineIsKnownToTheLauncherAlone = onlyIn("launcher..", "picocli..");

    /** A component's fatal error is a failed state with a reason, never a dead JVM. */
    @ArchTest
    static final ArchRule onlyTheseEndTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.Main")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.ParentWatch")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.StopSignals")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.boot.Boot")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.boot.StreamJobMain")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".stream.ExecutorGuard")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    /** The first logger settles where the log files are, so there must be none before the data directory is ours. */
    @ArchTest
    static final ArchRule whatRunsBeforeTheDataDirectoryIsOursLogsNothing = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".config..",
                    ROOT + ".launcher",
                    ROOT + ".launcher.dags",
                    ROOT + ".launcher.options",
                    ROOT + ".launcher.schemas",
                    ROOT + ".registry.client")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.Main")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.RunCommand")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".launcher.ArchiveBuilder")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "org.apache.logging..");

    /** One hook closes all; hooks run side by side. The child process of the boot classes has nothing else to close. */
    @ArchTest
    static final ArchRule onlyTheLauncherHooksIntoTheEndOfTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".launcher..")
            .should()
            .callMethod(Runtime.class, "addShutdownHook", Thread.class);

    @ArchTest
    static final ArchRule onlyTheLauncherTalksToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".launcher..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule logsGoThroughSlf4j = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..");

    private static ArchRule table() {
        LayeredArchitecture table = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .ensureAllClassesAreContainedInArchitecture();
        for (String name : MAY_KNOW.keySet()) {
            table = table.layer(name).definedBy(ROOT + "." + name);
        }
        for (Map.Entry<String, List<String>> row : MAY_KNOW.entrySet()) {
            LayerDependencySpecification layer = table.whereLayer(row.getKey());
            table = row.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(row.getValue().toArray(String[]::new));
        }
        return table;
    }

    private static ArchRule onlyIn(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
