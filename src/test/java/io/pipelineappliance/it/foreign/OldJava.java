package io.pipelineappliance.it.foreign;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs another main class in a Java that says it is old. The command line cannot: the JVM sets this property last. */
public final class OldJava {
    private OldJava() {}

    /** The first argument is the main class, the second the version; the rest is for that class. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        System.setProperty("java.specification.version", arguments[1]);
        String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
        try {
            Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
