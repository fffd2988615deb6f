package io.pipelineappliance.it.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests that break nothing the one appliance of the whole run. It starts with the first test that wants it and ends
 * after the last test of all.
 */
public final class SharedAppliance implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedAppliance.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningAppliance.class;
    }

    @Override
    public RunningAppliance resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        RunningAppliance.class,
                        key -> RunningAppliance.named("shared").start(),
                        RunningAppliance.class);
    }
}
