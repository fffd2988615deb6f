package io.pipelineappliance.launcher;

import io.pipelineappliance.launcher.boot.ClassArchive;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the class-data archives that are missing, once the appliance is up, at the lowest priority; later starts are faster. */
final class ArchiveBuilder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveBuilder.class);
    private static final long PATIENCE_MINUTES = 10;

    private final ClassArchive appliance;
    private final ClassArchive executor;
    private volatile boolean closed;
    private volatile Process dump;

    ArchiveBuilder(ClassArchive appliance, ClassArchive executor) {
        this.appliance = appliance;
        this.executor = executor;
    }

    /** Begins in the background, if anything is missing. */
    void start() {
        if (appliance.exists() && executor.exists()) {
            return;
        }
        Thread thread = new Thread(this::buildMissing, "archive-builder");
        thread.setDaemon(true);
        thread.start();
    }

    private void buildMissing() {
        try {
            build(appliance, System.getProperty("java.class.path"));
            if (Files.exists(executor.classPath())) {
                build(executor, Files.readString(executor.classPath()));
            }
        } catch (IOException e) {
            LOG.warn("no class-data archive could be made; starts stay slower: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void build(ClassArchive archive, String classPath) throws IOException, InterruptedException {
        Path lockFile = archive.file().resolveSibling(archive.file().getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            // Another appliance of this build is at it, or has been.
            if (lock == null || archive.exists() || closed) {
                return;
            }
            dump(archive, classPath);
        }
    }

    private void dump(ClassArchive archive, String classPath) throws IOException, InterruptedException {
        Path list = wholeLines(archive.classList());
        Path partial = archive.file().resolveSibling(archive.file().getFileName() + ".partial");
        Path output = archive.file().resolveSibling(archive.file().getFileName() + ".log");
        Files.deleteIfExists(partial);
        dump = new ProcessBuilder(command(list, partial, classPath))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (closed) {
            dump.destroyForcibly();
        }
        if (!dump.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            dump.destroyForcibly();
        } else if (dump.exitValue() == 0 && Files.exists(partial)) {
            Files.move(partial, archive.file(), StandardCopyOption.ATOMIC_MOVE);
            LOG.info("made the class-data archive {}", archive.file());
        } else if (!closed) {
            LOG.warn("no class-data archive could be made; starts stay slower; {} says why", output);
        }
    }

    private static List<String> command(Path list, Path archive, String classPath) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:dump",
                "-XX:+UseSerialGC",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + archive,
                "-cp",
                classPath));
        return command;
    }

    /** The list grows while its process runs, so that its last line may be a part of one. */
    private static Path wholeLines(Path classList) throws IOException {
        String text = Files.readString(classList);
        Path whole = classList.resolveSibling(classList.getFileName() + ".whole");
        return Files.writeString(whole, text.substring(0, text.lastIndexOf('\n') + 1));
    }

    @Override
    public void close() {
        closed = true;
        Process running = dump;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
