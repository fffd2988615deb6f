package io.pipelineappliance.os;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * What a thread gets of the processors when there are too few of them. {@link Thread#setPriority} changes nothing on Linux, unless by a
 * flag at which the JVM warns everybody but root.
 */
public final class ThreadPriority {
    private static final int OF_A_THREAD = 0;
    private static final int THE_CALLING_ONE = 0;
    private static final int NICE = 10;

    private ThreadPriority() {}

    /**
     * Lets the calling thread come after all others for the rest of its life, which needs no permission, as {@code nice -n 10} does: a
     * tenth of the share of another, and all that nobody else wants. Elsewhere than on Linux a priority is that of the process, and nothing
     * happens.
     */
    public static void lowerOwn() {
        if (Platform.isLinux()) {
            Calls.SET_PRIORITY.getFunction("setpriority").invokeInt(new Object[] {OF_A_THREAD, THE_CALLING_ONE, NICE});
        }
    }

    /** Nobody loads JNA who never asks. */
    private static final class Calls {
        static final NativeLibrary SET_PRIORITY = CLibrary.load();
    }
}
