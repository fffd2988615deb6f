package io.pipelineappliance.cassandra.node;

import com.sun.jna.Native;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.apache.cassandra.utils.NativeLibraryDarwin;
import org.apache.cassandra.utils.NativeLibraryLinux;

/** What Cassandra calls of the C library. */
final class NativeLibraries {
    private static final List<Class<?>> CALLERS = List.of(NativeLibraryLinux.class, NativeLibraryDarwin.class);

    private NativeLibraries() {}

    /**
     * Takes back what JNA, which outlives the node, holds for the node's classes. It keeps their options by class for as long as the class
     * lives, and the class is among the options.
     */
    static void release() throws ReflectiveOperationException {
        CALLERS.forEach(Native::unregister);
        Field options = Native.class.getDeclaredField("typeOptions");
        options.setAccessible(true);
        CALLERS.forEach(((Map<?, ?>) options.get(null))::remove);
    }
}
