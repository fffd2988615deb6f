package io.pipelineappliance.launcher.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps the libraries from being removed as unused while a process runs from them, for however many days that is. The operating
 * system drops the lock with the process.
 */
public final class LibraryUse implements AutoCloseable {
    private final FileChannel channel;

    private LibraryUse(FileChannel channel) {
        this.channel = channel;
    }

    /** @param home of the unpacked libraries */
    public static LibraryUse of(Path home) {
        try {
            FileChannel channel = FileChannel.open(
                    home.resolve(Library.IN_USE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            channel.tryLock(0, Long.MAX_VALUE, true);
            return new LibraryUse(channel);
        } catch (IOException | OverlappingFileLockException e) {
            // Where nothing can be written nothing can be removed either; and this process may have the lock already.
            return new LibraryUse(null);
        }
    }

    @Override
    public void close() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The lock goes with the process.
            }
        }
    }
}
