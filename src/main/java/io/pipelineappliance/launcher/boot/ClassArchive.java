package io.pipelineappliance.launcher.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A class-data archive: classes of one class path parsed and verified once for all starts, which halves what a boot costs. The
 * first start on a machine notes which classes it loads; an archive is made from that list when the appliance is up. A JVM that
 * an archive does not fit ignores it.
 */
public final class ClassArchive {
    private final Path directory;
    private final String name;

    private ClassArchive(Path directory, String name) {
        this.directory = directory;
        this.name = name;
    }

    /**
     * The archive for this Java.
     *
     * @param home of the unpacked libraries
     * @param role which of the JVMs, with their different class paths, it is for
     */
    public static ClassArchive of(Path home, String role) {
        String java = System.getProperty("java.vm.version") + "-" + System.getProperty("os.arch");
        return new ClassArchive(home.resolve("archives"), role + "-" + java.replaceAll("[^A-Za-z0-9.]", "_"));
    }

    /** The archive itself, once it is made. */
    public Path file() {
        return directory.resolve(name + ".jsa");
    }

    /** The list of classes that a run without the archive writes. */
    public Path classList() {
        return directory.resolve(name + ".classlist");
    }

    /** The class path of that run, where it is not known beforehand. */
    public Path classPath() {
        return directory.resolve(name + ".classpath");
    }

    /** Whether there is one to use. */
    public boolean exists() {
        return Files.exists(file());
    }

    /** JVM flags of the next run: use the archive, or note what it would have to hold. */
    public List<String> flags() {
        return exists()
                ? Arrays.asList("-XX:SharedArchiveFile=" + file(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : Collections.singletonList("-XX:DumpLoadedClassList=" + classList());
    }
}
