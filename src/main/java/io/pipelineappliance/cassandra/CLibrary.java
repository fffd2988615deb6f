package io.pipelineappliance.cassandra;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * The C library, which Cassandra calls by JNA. All generations of the node share the JNA of the application: each time that its library is
 * loaded and unloaded, it leaves a file open.
 */
final class CLibrary {
    private static final String SEARCH_PATH = "jna.platform.library.path";

    private CLibrary() {}

    /**
     * Loads it from the application, before the node does. JNA's own thread lives while anything is loaded, and would else keep the class
     * loader of the node that happened to be the first. On Linux JNA would start {@code ldconfig} to learn where libraries are. Cassandra
     * needs none but this one, which every process has.
     *
     * @return to be held while the node runs
     */
    static NativeLibrary load() {
        if (!Platform.isLinux() || System.getProperty(SEARCH_PATH) != null) {
            return NativeLibrary.getProcess();
        }
        System.setProperty(SEARCH_PATH, "/lib");
        try {
            return NativeLibrary.getProcess();
        } finally {
            System.clearProperty(SEARCH_PATH);
        }
    }
}
