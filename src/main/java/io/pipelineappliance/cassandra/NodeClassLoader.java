package io.pipelineappliance.cassandra;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads one generation of the node: the JDK and the given libraries, nothing of the application. Logging is the
 * exception: its API is the application's, so that what Cassandra says lands in the appliance's log.
 *
 * <p>The application's loader is the parent by name only. Log4j looks up the chain of parents for whose configuration holds; a loader
 * that has none gets one of its own, which nobody reads and which outlives the node.
 */
final class NodeClassLoader extends URLClassLoader {
    private static final String LOGGING_API = "org.slf4j.";
    private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader application;

    NodeClassLoader(List<Path> libraries, ClassLoader application) {
        super("cassandra", urls(libraries), application);
        this.application = application;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(LOGGING_API)) {
            return application.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? ofTheJdkOrTheLibraries(name) : loaded;
        }
    }

    private Class<?> ofTheJdkOrTheLibraries(String name) throws ClassNotFoundException {
        try {
            return JDK.loadClass(name);
        } catch (ClassNotFoundException notOfTheJdk) {
            return findClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        URL resource = JDK.getResource(name);
        return resource == null ? findResource(name) : resource;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = Collections.list(JDK.getResources(name));
        all.addAll(Collections.list(findResources(name)));
        return Collections.enumeration(all);
    }

    private static URL[] urls(List<Path> libraries) {
        return libraries.stream().map(NodeClassLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path library) {
        try {
            return library.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a library: " + library, e);
        }
    }
}
