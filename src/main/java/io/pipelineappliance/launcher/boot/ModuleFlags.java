package io.pipelineappliance.launcher.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** JVM flags without which Spark, Kafka or Cassandra cannot reach what they need of the JDK. */
public final class ModuleFlags {
    private static final List<String> OPENED = Arrays.asList(
            "java.io",
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.net",
            "java.nio",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "jdk.internal.ref",
            "sun.nio.ch",
            "sun.nio.cs",
            "sun.util.calendar");

    /** Newer versions have no such package, and say so on the terminal when it is named. */
    private static final String PRIVILEGED_ACTIONS = "sun.security.action";

    private ModuleFlags() {}

    /** Packages of java.base that are reached into. */
    public static List<String> openedPackages() {
        return Collections.unmodifiableList(OPENED);
    }

    /** All flags that a Java of this version takes. */
    public static List<String> of(int javaVersion) {
        List<String> flags = new ArrayList<>();
        OPENED.forEach(name -> flags.add(opened(name)));
        if (ClassLoader.getSystemResource("sun/security/action/GetPropertyAction.class") != null) {
            flags.add(opened(PRIVILEGED_ACTIONS));
        }
        flags.add("--add-opens=java.security.jgss/sun.security.krb5=ALL-UNNAMED");
        flags.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        if (javaVersion >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (javaVersion >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }

    private static String opened(String packageName) {
        return "--add-opens=java.base/" + packageName + "=ALL-UNNAMED";
    }
}
