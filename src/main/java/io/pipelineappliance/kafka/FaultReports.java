package io.pipelineappliance.kafka;

import java.util.function.Consumer;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/** Kafka's fault handlers end the process on a fatal fault; these report it instead. */
final class FaultReports implements FaultHandlerFactory {
    private final Consumer<String> onFatalError;

    FaultReports(Consumer<String> onFatalError) {
        this.onFatalError = onFatalError;
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        LoggingFaultHandler logged = new LoggingFaultHandler(name, action);
        return fatal ? (message, cause) -> report(logged.handleFault(message, cause)) : logged;
    }

    private RuntimeException report(RuntimeException fault) {
        onFatalError.accept(fault.getMessage());
        return fault;
    }
}
