package io.pipelineappliance.cassandra.node;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.lang.reflect.Method;

/** JNA, through which Cassandra calls the C library: loaded without its detour, and released with the node. */
final class NativeLibraries {
    private static final String SEARCH_PATH = "jna.platform.library.path";

    private NativeLibraries() {}

    /**
     * Loads JNA. On Linux it would start {@code ldconfig} to learn where libraries are. Cassandra needs none but the C
     * library, which every process has; and the thread that the JVM makes to watch that child would keep the node's
     * class loader.
     */
    static void load() {
        if (!Platform.isLinux() || System.getProperty(SEARCH_PATH) != null) {
            return;
        }
        System.setProperty(SEARCH_PATH, "/lib");
        try {
            NativeLibrary.getProcess();
        } finally {
            System.clearProperty(SEARCH_PATH);
        }
    }

    /**
     * Releases what JNA holds, so that its library can be unloaded with the class loader. JNA itself does so in a
     * finalizer.
     */
    static void release() throws ReflectiveOperationException {
        Method dispose = Native.class.getDeclaredMethod("dispose");
        dispose.setAccessible(true);
        dispose.invoke(null);
    }
}
