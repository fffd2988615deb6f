package io.pipelineappliance.launcher.boot;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns this process into another program. */
final class ProcessImage {
    private final Path nativeAccess;
    private final Map<String, String> environment;

    private ProcessImage(Path nativeAccess, Map<String, String> environment) {
        this.nativeAccess = nativeAccess;
        this.environment = environment;
    }

    /** Spark's workers take the class path of executors from {@code SPARK_HOME} and their Java from {@code JAVA_HOME}. */
    static ProcessImage of(Library library) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        environment.put("SPARK_HOME", library.home().toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Path jna = library.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("jna-"))
                .findFirst()
                .orElseThrow(() -> new IOException("jna is missing in " + library.home()));
        return new ProcessImage(jna, environment);
    }

    /** Does not return where the system can replace a process; elsewhere the exit code of a child. */
    int replace(List<String> command) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            execute(command);
        }
        return runChild(command);
    }

    private void execute(List<String> command) throws IOException {
        System.out.flush();
        System.err.flush();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {nativeAccess.toUri().toURL()}, null)) {
            Class<?> function = loader.loadClass("com.sun.jna.Function");
            Object execve = function.getMethod("getFunction", String.class, String.class)
                    .invoke(null, "c", "execve");
            Object[] arguments = {command.get(0), command.toArray(new String[0]), variables()};
            function.getMethod("invokeInt", Object[].class).invoke(execve, (Object) arguments);
        } catch (ReflectiveOperationException | LinkageError e) {
            // No native access on this system: a child process does as well.
            return;
        }
    }

    private String[] variables() {
        return environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
    }

    private int runChild(List<String> command) throws IOException, InterruptedException {
        List<String> childCommand = new ArrayList<>(command);
        childCommand.add(1, "-Dappliance.child=true");
        ProcessBuilder builder = new ProcessBuilder(childCommand).inheritIO();
        builder.environment().putAll(environment);
        Process child = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(child)));
        return child.waitFor();
    }

    private static void end(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
