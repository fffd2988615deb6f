package io.pipelineappliance.launcher.boot;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** The executable jar's main class. */
public final class Boot {
    private static final int OLDEST_JAVA = 17;
    private static final int FAILED = 1;

    private Boot() {}

    /** Becomes the appliance, or ends with exit code 1 and one sentence. */
    public static void main(String[] arguments) {
        try {
            checkJava(System.getProperty("java.specification.version"));
            Path jar = new File(Boot.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toPath();
            Library library = Library.unpacked(jar);
            List<String> command = new JavaCommand(jar, library, javaVersion(), userFlags()).with(arguments);
            System.exit(ProcessImage.of(library).replace(command));
        } catch (BootException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        } catch (Exception e) {
            System.err.println("pipeline-appliance.jar could not start: " + e + "; please check that the jar is whole");
            System.exit(FAILED);
        }
    }

    private static void checkJava(String version) throws BootException {
        int java = feature(version);
        if (java < OLDEST_JAVA) {
            throw new BootException(
                    "Java " + version + " at " + System.getProperty("java.home") + " is too old: the appliance needs"
                            + " Java " + OLDEST_JAVA + " or newer; install it and start the jar with its bin/java");
        }
    }

    private static List<String> userFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    static int javaVersion() {
        return feature(System.getProperty("java.specification.version"));
    }

    private static int feature(String version) {
        return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
    }
}
