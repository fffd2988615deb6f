package io.pipelineappliance.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the appliance that {@link ApplianceTest} asks for, hands it to tests, and removes what each of them made. */
final class ApplianceExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ApplianceExtension.class);

    private static final Map<Class<?>, Function<TestScope, Object>> PARAMETERS = Map.ofEntries(
            Map.entry(PipelineAppliance.class, TestScope::appliance),
            Map.entry(TestScope.class, scope -> scope),
            Map.entry(KafkaHandle.class, scope -> scope.appliance().kafka()),
            Map.entry(CassandraHandle.class, scope -> scope.appliance().cassandra()),
            Map.entry(SparkHandle.class, scope -> scope.appliance().spark()),
            Map.entry(SchemaRegistryHandle.class, scope -> scope.appliance().schemaRegistry()),
            Map.entry(DashboardHandle.class, scope -> scope.appliance().dashboard()),
            Map.entry(Admin.class, scope -> scope.appliance().kafka().admin()),
            Map.entry(KafkaProducer.class, scope -> scope.appliance().kafka().producer()),
            Map.entry(CqlSession.class, scope -> scope.appliance().cassandra().session()),
            Map.entry(SparkSession.class, scope -> scope.appliance().spark().newSession()));

    /** What an appliance is made from: those that are equal are one when they are shared. */
    private record Wish(List<ApplianceComponent> components, boolean pipeline, List<String> settings) {
        static Wish of(ApplianceTest test) {
            return new Wish(
                    Arrays.stream(test.components()).sorted().distinct().toList(),
                    test.pipeline(),
                    List.of(test.settings()));
        }

        PipelineAppliance start() {
            ApplianceBuilder builder = PipelineAppliance.builder();
            if (!components.isEmpty()) {
                builder.components(components.toArray(ApplianceComponent[]::new));
            }
            if (pipeline) {
                builder.withPipeline();
            }
            for (String setting : settings) {
                String[] pair = setting.split("=", 2);
                if (pair.length < 2) {
                    throw new IllegalArgumentException("@ApplianceTest(settings): " + setting
                            + " is not key=value; write for instance kafka.port=9192");
                }
                builder.with(pair[0], pair[1]);
            }
            return builder.start();
        }
    }

    /** How many faults were open before a test, or a class, began. */
    private record FaultsBefore(int count) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        noteFaults(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        noteFaults(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.get(parameter.getParameter().getType()).apply(scope(context));
    }

    /** What the test left is still there. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(error -> new Evidence(scope(context)).keep(context, error));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        undoFaults(context);
        TestScope scope = context.getStore(NAMESPACE).remove(TestScope.class, TestScope.class);
        if (scope != null) {
            scope.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        undoFaults(context);
    }

    private static void noteFaults(ExtensionContext context) {
        int open = appliance(context).openFaults().count();
        context.getStore(NAMESPACE).put(FaultsBefore.class, new FaultsBefore(open));
    }

    private static void undoFaults(ExtensionContext context) {
        FaultsBefore before = context.getStore(NAMESPACE).remove(FaultsBefore.class, FaultsBefore.class);
        // There is none where the appliance did not start.
        if (before != null) {
            appliance(context).openFaults().closeDownTo(before.count());
        }
    }

    /** The innermost: that of a test, or of its class for what runs before all. It is closed with its context if not before. */
    private static TestScope scope(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestScope.class, key -> new TestScope(appliance(context)), TestScope.class);
    }

    private static PipelineAppliance appliance(ExtensionContext context) {
        ExtensionContext ofClass = classContext(context);
        ApplianceTest test = AnnotationSupport.findAnnotation(ofClass.getRequiredTestClass(), ApplianceTest.class)
                .orElseThrow(() -> new IllegalStateException(
                        ofClass.getRequiredTestClass() + " has no @ApplianceTest; annotate it"));
        Wish wish = Wish.of(test);
        if (test.shared()) {
            Store ofTheRun = context.getRoot().getStore(NAMESPACE);
            return ofTheRun.getOrComputeIfAbsent(wish, Wish::start, PipelineAppliance.class);
        }
        // The store of a class looks up those around it, which may have one that is shared.
        return ofClass.getStore(NAMESPACE)
                .getOrComputeIfAbsent(ofClass.getRequiredTestClass(), owner -> wish.start(), PipelineAppliance.class);
    }

    /** Nested classes share the appliance of the class that they are in. */
    private static ExtensionContext classContext(ExtensionContext context) {
        ExtensionContext found = context;
        Optional<ExtensionContext> outer = Optional.of(context);
        while (outer.isPresent()) {
            boolean annotated = outer.get()
                    .getTestClass()
                    .filter(type -> AnnotationSupport.isAnnotated(type, ApplianceTest.class))
                    .isPresent();
            found = annotated ? outer.get() : found;
            outer = outer.get().getParent();
        }
        return found;
    }
}
