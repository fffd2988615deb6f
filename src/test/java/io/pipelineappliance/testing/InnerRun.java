package io.pipelineappliance.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of test classes inside of a test, as a user has it. */
final class InnerRun implements TestExecutionListener {
    private final AtomicInteger tests = new AtomicInteger();
    private final Map<String, String> failures = new ConcurrentHashMap<>();
    private final Map<String, String> entries = new ConcurrentHashMap<>();

    private InnerRun() {}

    /** Runs them one after the other, to the end of the run. */
    static InnerRun of(Class<?>... classes) {
        InnerRun run = new InnerRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            tests.incrementAndGet();
        }
        result.getThrowable()
                .ifPresent(error -> failures.put(test.getDisplayName(), String.valueOf(error.getMessage())));
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entries.putAll(entry.getKeyValuePairs());
    }

    /** Why tests and classes failed, by display name. */
    Map<String, String> failures() {
        return Map.copyOf(failures);
    }

    /** Tests that ran. */
    int tests() {
        return tests.get();
    }

    /** What was reported beside the results. */
    Map<String, String> entries() {
        return Map.copyOf(entries);
    }
}
