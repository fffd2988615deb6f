package io.pipelineappliance.cassandra;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads one generation of the node: the JDK and the given libraries, nothing of the application. There are two exceptions: the API of
 * logging is the application's, so that what Cassandra says lands in the appliance's log, and JNA is, see {@link CLibrary}.
 */
final class NodeClassLoader extends URLClassLoader {
    private static final List<String> OF_THE_APPLICATION = List.of("org.slf4j.", "com.sun.jna.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader application;

    NodeClassLoader(List<Path> libraries, ClassLoader application) {
        super("cassandra", urls(libraries), ClassLoader.getPlatformClassLoader());
        this.application = application;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return OF_THE_APPLICATION.stream().anyMatch(name::startsWith)
                ? application.loadClass(name)
                : super.loadClass(name, resolve);
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
