package io.pipelineappliance.launcher.boot;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of the JVM that runs the appliance. */
final class JavaCommand {
    private static final String MAIN_CLASS = "io.pipelineappliance.launcher.Main";

    /** Packages of java.base that Spark, Kafka or Cassandra reach into. */
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

    private final Path jar;
    private final Library library;
    private final int javaVersion;
    private final List<String> userFlags;

    /** @param userFlags what the user gave to {@code java} before {@code -jar} */
    JavaCommand(Path jar, Library library, int javaVersion, List<String> userFlags) {
        this.jar = jar;
        this.library = library;
        this.javaVersion = javaVersion;
        this.userFlags = userFlags;
    }

    List<String> with(String[] arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(moduleFlags());
        if (userFlags.stream().noneMatch(flag -> flag.matches("-XX:\\+Use\\w+GC"))) {
            // Of two collectors the last does not win: the JVM refuses both.
            command.add("-XX:+UseSerialGC");
        }
        command.addAll(tuning());
        command.addAll(ClassArchive.of(library.home(), "appliance").flags());
        command.add("-Dappliance.jar=" + jar);
        command.add("-Dappliance.home=" + library.home());
        // Boot times count from here. What the system says of a process's start may be a second off.
        command.add(
                "-Dappliance.started=" + ManagementFactory.getRuntimeMXBean().getStartTime());
        // The user's own flags come last and win: java -Xmx4g -jar pipeline-appliance.jar does what it says.
        command.addAll(userFlags);
        command.add("-cp");
        command.add(library.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(MAIN_CLASS);
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private List<String> moduleFlags() {
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

    private List<String> tuning() {
        return Arrays.asList(
                "-Xms128m",
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                // The better compiler is half of what a boot costs. It gets only what stays hot for long.
                "-XX:Tier4InvocationThreshold=100000",
                "-XX:Tier4MinInvocationThreshold=12000",
                "-XX:Tier4CompileThreshold=300000",
                "-XX:Tier4BackEdgeThreshold=800000",
                "-Djava.net.preferIPv4Stack=true",
                "-Dlog4j2.configurationFile=appliance-log4j2.xml",
                // One for all class loaders: what Cassandra logs in its own one is part of the same log.
                "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.selector.BasicContextSelector",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disableJmx=true");
    }
}
