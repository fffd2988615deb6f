package io.pipelineappliance.runtime;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a directory, with who has it written into the lock file. The file stays when the lock goes: deleting it
 * would let two processes lock two files of one name.
 */
final class DirectoryLock implements AutoCloseable {
    static final String FILE = "appliance.lock";

    /**
     * The locks of this JVM by lock file. POSIX drops a process's lock as soon as the process closes any channel on
     * the file, so a directory that we have must never be opened a second time, not even to look.
     */
    private static final Map<Path, LockHolder> OURS = new ConcurrentHashMap<>();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks an existing directory.
     *
     * @throws ApplianceException when another appliance has it; says which
     */
    static DirectoryLock acquire(Path directory, LockHolder self) throws IOException {
        Path file = directory.toRealPath().resolve(FILE);
        LockHolder ours = OURS.putIfAbsent(file, self);
        if (ours != null) {
            throw inUse(directory, ours.toString());
        }
        try {
            return new DirectoryLock(file, locked(directory, file, self));
        } catch (IOException | RuntimeException e) {
            OURS.remove(file);
            throw e;
        }
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The lock goes with the channel; a stale text in a file that nobody has locked is never read.
        } finally {
            OURS.remove(file);
        }
    }

    private static FileChannel locked(Path directory, Path file, LockHolder self) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, holder(file).map(LockHolder::toString).orElse("another appliance"));
            }
            write(channel, self.text());
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Optional<LockHolder> holder(Path file) throws IOException {
        return LockHolder.parse(Files.readString(file));
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static ApplianceException inUse(Path directory, String holder) {
        return new ApplianceException(
                "data-dir: " + directory + " is in use by " + holder + "; stop it or choose another --data-dir");
    }
}
