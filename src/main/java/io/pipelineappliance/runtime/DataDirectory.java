package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/**
 * The directory of everything that the appliance keeps, for one appliance at a time. A temporary one is removed on
 * close. The operating system drops the lock when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final DirectoryLock lock;

    private DataDirectory(Path path, boolean temporary, DirectoryLock lock) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock;
    }

    /**
     * Makes the configured directory, or a temporary one, and locks it for this process.
     *
     * @param config whose dashboard port is no longer 0, since the lock tells others where the dashboard is
     * @throws ApplianceException when another appliance has it, or it cannot be made or written
     */
    public static DataDirectory open(ApplianceConfig config) {
        try {
            Path path =
                    config.ephemeral() ? Files.createTempDirectory("pipeline-appliance-") : created(config.dataDir());
            DirectoryLock lock = DirectoryLock.acquire(path, LockHolder.thisProcess(config.dashboard()));
            return new DataDirectory(path.toRealPath(), config.ephemeral(), lock);
        } catch (IOException e) {
            throw new ApplianceException(config.ephemeral() ? noTemporary(e) : unusable(config.dataDir(), e), e);
        }
    }

    /** The directory, absolute and without symbolic links. */
    public Path path() {
        return path;
    }

    /** A path in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Lets others have the directory; removes a temporary one. Idempotent. */
    @Override
    public void close() {
        if (temporary) {
            remove();
        }
        lock.close();
    }

    private static Path created(Path directory) throws IOException {
        return Files.createDirectories(directory);
    }

    private static String unusable(Path directory, IOException cause) {
        String subject = "data-dir: " + directory;
        if (cause instanceof FileAlreadyExistsException) {
            return subject + " is not a directory; choose another --data-dir";
        }
        if (cause instanceof AccessDeniedException) {
            return subject + " cannot be written by user " + System.getProperty("user.name")
                    + "; give the user that right or choose another --data-dir";
        }
        return subject + " cannot be used (" + reason(cause) + "); choose another --data-dir";
    }

    private static String noTemporary(IOException cause) {
        return "ephemeral: no directory can be made in " + System.getProperty("java.io.tmpdir") + " (" + reason(cause)
                + "); name another place with java -Djava.io.tmpdir=DIRECTORY, or use --data-dir instead";
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        return reason == null ? "the system refuses it" : reason;
    }

    private void remove() {
        try {
            DirectoryTree.delete(path);
        } catch (IOException e) {
            // No logger before: the log files are in this directory, so logging can only begin once it is open.
            LoggerFactory.getLogger(DataDirectory.class)
                    .warn("The temporary data directory {} could not be removed; remove it by hand.", path, e);
        }
    }
}
