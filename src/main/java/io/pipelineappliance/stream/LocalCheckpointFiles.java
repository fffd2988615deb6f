package io.pipelineappliance.stream;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.io.file.PathUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathFilter;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints on a local disk. Hadoop's local file system runs {@code chmod} as a process for every file, which stalls the stream
 * for a tenth of a second at each commit, and does not write through to the disk. Here a file appears under its name only when
 * it is whole and on the disk.
 *
 * <p>Named by {@code spark.sql.streaming.checkpointFileManagerClass}; Spark makes it by reflection.
 */
public final class LocalCheckpointFiles implements CheckpointFileManager {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCheckpointFiles.class);

    private final Path checkpoint;
    private final Configuration configuration;

    /**
     * @param checkpoint the directory that Spark asks for
     * @param configuration Hadoop's
     */
    public LocalCheckpointFiles(Path checkpoint, Configuration configuration) {
        this.checkpoint = checkpoint;
        this.configuration = configuration;
    }

    @Override
    public CancellableFSDataOutputStream createAtomic(Path path, boolean overwriteIfPossible) {
        java.nio.file.Path target = local(path);
        java.nio.file.Path partial =
                target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(target.getParent());
            FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new AtomicFile(channel, partial, target, overwriteIfPossible);
        } catch (IOException e) {
            throw sneaky(e);
        }
    }

    @Override
    public FSDataInputStream open(Path path) {
        try {
            // Without checksums beside the files: a rename is what makes one whole here.
            return FileSystem.getLocal(configuration).getRaw().open(path);
        } catch (IOException e) {
            throw sneaky(e);
        }
    }

    @Override
    public FileStatus[] list(Path path, PathFilter filter) {
        List<FileStatus> found = new ArrayList<>();
        try (DirectoryStream<java.nio.file.Path> children = Files.newDirectoryStream(local(path))) {
            for (java.nio.file.Path child : children) {
                Path name = new Path(path, child.getFileName().toString());
                if (filter.accept(name)) {
                    addUnlessGone(found, child, name);
                }
            }
        } catch (NoSuchFileException e) {
            throw sneaky(new FileNotFoundException(path + " does not exist"));
        } catch (IOException e) {
            throw sneaky(e);
        }
        return found.toArray(FileStatus[]::new);
    }

    @Override
    public FileStatus[] list(Path path) {
        return list(path, every -> true);
    }

    /** Spark deletes old files while it lists. */
    private static void addUnlessGone(List<FileStatus> found, java.nio.file.Path file, Path name) throws IOException {
        try {
            found.add(status(file, name));
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone", file);
        }
    }

    private static FileStatus status(java.nio.file.Path file, Path name) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStatus(
                attributes.size(),
                attributes.isDirectory(),
                1,
                1,
                attributes.lastModifiedTime().toMillis(),
                name);
    }

    @Override
    public void mkdirs(Path path) {
        try {
            Files.createDirectories(local(path));
        } catch (IOException e) {
            throw sneaky(e);
        }
    }

    @Override
    public boolean exists(Path path) {
        return Files.exists(local(path));
    }

    @Override
    public void delete(Path path) {
        java.nio.file.Path file = local(path);
        try {
            if (Files.isDirectory(file)) {
                PathUtils.deleteDirectory(file);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw sneaky(e);
        }
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Path createCheckpointDirectory() {
        mkdirs(checkpoint);
        return new Path("file", null, local(checkpoint).toAbsolutePath().toString());
    }

    private static java.nio.file.Path local(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    /** Spark's trait declares no exceptions, yet its callers tell I/O errors apart by their type. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> RuntimeException sneaky(Exception error) throws E {
        throw (E) error;
    }

    /** Shows under its name when closed, unless cancelled before. */
    private static final class AtomicFile extends CancellableFSDataOutputStream {
        private final FileChannel channel;
        private final java.nio.file.Path partial;
        private final java.nio.file.Path target;
        private final boolean overwrite;
        private boolean ended;

        AtomicFile(FileChannel channel, java.nio.file.Path partial, java.nio.file.Path target, boolean overwrite) {
            super(java.nio.channels.Channels.newOutputStream(channel));
            this.channel = channel;
            this.partial = partial;
            this.target = target;
            this.overwrite = overwrite;
        }

        @Override
        public synchronized void close() throws IOException {
            if (ended) {
                return;
            }
            ended = true;
            try {
                writeThrough();
                publish();
            } finally {
                Files.deleteIfExists(partial);
            }
            syncDirectory();
        }

        private void writeThrough() throws IOException {
            try (channel) {
                flush();
                channel.force(true);
            }
        }

        private void publish() throws IOException {
            if (overwrite) {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            try {
                // A rename would replace what another query has written meanwhile; a link does not.
                Files.createLink(target, partial);
            } catch (FileAlreadyExistsException e) {
                throw new org.apache.hadoop.fs.FileAlreadyExistsException(target + " exists already");
            }
        }

        private void syncDirectory() throws IOException {
            try (FileChannel directory = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
                directory.force(true);
            }
        }

        @Override
        public synchronized void cancel() {
            if (ended) {
                return;
            }
            ended = true;
            try {
                channel.close();
                Files.deleteIfExists(partial);
            } catch (IOException e) {
                // Whoever cancels has an error of its own to tell; nobody reads what is left.
                LOG.warn("the unfinished checkpoint file {} cannot be removed: {}", partial, e.toString());
            }
        }
    }
}
