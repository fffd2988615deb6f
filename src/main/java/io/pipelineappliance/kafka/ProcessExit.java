package io.pipelineappliance.kafka;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.internals.Exit;

/**
 * Kafka's wish to end the process, turned into a report. Replaced once for the whole JVM and never given back: a
 * thread that outlives its broker must not end the JVM either. Kafka's shutdown hooks are dropped, since the appliance
 * stops it in order.
 */
final class ProcessExit {
    private static final Set<Consumer<String>> listeners = new CopyOnWriteArraySet<>();

    private ProcessExit() {}

    static void report(Consumer<String> listener) {
        Exit.setExitProcedure(ProcessExit::refuse);
        Exit.setHaltProcedure(ProcessExit::refuse);
        Exit.setShutdownHookAdder((name, hook) -> {});
        listeners.add(listener);
    }

    static void stopReporting(Consumer<String> listener) {
        listeners.remove(listener);
    }

    /** Never returns normally: what follows an exit in Kafka's code is not written to be reached. */
    private static void refuse(int status, String message) {
        String reason = message != null ? message : "exit status " + status + " asked for by " + caller();
        listeners.forEach(listener -> listener.accept(reason));
        throw new IllegalStateException("Kafka wanted to end the process: " + reason);
    }

    private static String caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name ->
                                !name.equals(ProcessExit.class.getName()) && !name.startsWith(Exit.class.getName()))
                        .findFirst()
                        .orElse("an unknown caller"));
    }
}
