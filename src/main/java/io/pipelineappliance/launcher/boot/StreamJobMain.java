package io.pipelineappliance.launcher.boot;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The main class for {@code spark-submit}, which runs it in a driver of Spark's: the stream job without the rest of the appliance. Its
 * libraries come below Spark's own, so that both speak of the same Spark.
 */
public final class StreamJobMain {
    private static final String JOB = "io.pipelineappliance.launcher.SubmittedJob";
    private static final int FAILED = 1;

    private StreamJobMain() {}

    /** Runs the job until the driver is asked to end, or ends with exit code 1 and one sentence. */
    public static void main(String[] arguments) throws Exception {
        try {
            Path jar = new File(StreamJobMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toPath();
            Library library = Library.unpacked(jar);
            List<String> all = new ArrayList<>();
            all.add(library.home().toString());
            all.addAll(Arrays.asList(arguments));
            int exitCode;
            try (LibraryUse use = LibraryUse.of(library.home())) {
                exitCode = run(library, all.toArray(new String[0]));
            }
            if (exitCode != 0) {
                System.exit(exitCode);
            }
        } catch (BootException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int run(Library library, String[] arguments) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader loader = new URLClassLoader(urls(library), thread.getContextClassLoader());
        // Spark looks for data sources and plug-ins where the thread that asks has its classes.
        thread.setContextClassLoader(loader);
        try {
            return (Integer) Class.forName(JOB, true, loader)
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception) {
                throw (Exception) e.getCause();
            }
            throw e;
        }
    }

    private static URL[] urls(Library library) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : library.jars()) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }
}
