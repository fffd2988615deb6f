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
        command.addAll(ModuleFlags.of(javaVersion));
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

    private List<String> tuning() {
        return Arrays.asList(
                "-Xms128m",
                "-Xmx1g",
                // To collect the young takes 30 ms however much room they have, and the records of that moment wait:
                // seldom, then.
                "-XX:NewRatio=1",
                // What lives for more than two collections is a record in a memtable or the like; it was copied at each
                // of fifteen.
                "-XX:MaxTenuringThreshold=2",
                // What the boot loads; at less, three collections of everything come in between.
                "-XX:MetaspaceSize=256m",
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
