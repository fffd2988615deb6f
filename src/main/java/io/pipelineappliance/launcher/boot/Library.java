package io.pipelineappliance.launcher.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The jars inside the executable jar, as files in a cache directory which is named for their content. */
public final class Library {
    /** Whoever runs from the libraries has a shared lock on this file beside them. */
    static final String IN_USE = "in-use";

    private static final String PREFIX = "lib/";
    private static final long UNUSED_MILLIS = TimeUnit.DAYS.toMillis(14);

    private final Path home;

    private Library(Path home) {
        this.home = home;
    }

    /** Where {@code jars/}, the flat class path, and {@code cassandra/} are; laid out as a Spark home. */
    public Path home() {
        return home;
    }

    /** The jars of the class path, in a stable order. */
    List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("jars"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    /** Unpacks what is under {@code lib/} in the jar, the executable or the thin one, unless that is done already. */
    public static Library unpacked(Path jar) throws BootException {
        return unpacked(jar, cacheDirectory());
    }

    /** Unpacks the jar's libraries into the cache unless they are there. */
    static Library unpacked(Path jar, Path cache) throws BootException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<ZipEntry> entries = libraries(zip);
            Path home = cache.resolve(key(entries));
            if (!Files.isDirectory(home)) {
                unpack(zip, entries, home, cache);
            }
            Files.setLastModifiedTime(home, FileTime.fromMillis(System.currentTimeMillis()));
            return new Library(home);
        } catch (IOException e) {
            throw new BootException(
                    "the libraries cannot be unpacked into " + cache + " (" + e + "); make room there, make it "
                            + "writable, or set the environment variable PIPELINE_APPLIANCE_CACHE to another directory");
        }
    }

    private static List<ZipEntry> libraries(ZipFile zip) {
        List<ZipEntry> entries = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().startsWith(PREFIX) && !entry.isDirectory()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** Names, sizes and checksums of all libraries stand in the zip's directory: no need to read the content. */
    private static String key(List<ZipEntry> entries) {
        CRC32 sum = new CRC32();
        long size = 0;
        for (ZipEntry entry : entries) {
            sum.update((entry.getName() + ' ' + entry.getSize() + ' ' + entry.getCrc() + '\n')
                    .getBytes(StandardCharsets.UTF_8));
            size += entry.getSize();
        }
        return String.format("%08x-%x", sum.getValue(), size);
    }

    private static void unpack(ZipFile zip, List<ZipEntry> entries, Path home, Path cache) throws IOException {
        Files.createDirectories(cache);
        try (FileChannel channel =
                        FileChannel.open(cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (Files.isDirectory(home)) {
                return;
            }
            removeUnused(cache);
            Path partial = cache.resolve(home.getFileName() + ".partial");
            delete(partial);
            for (ZipEntry entry : entries) {
                copy(zip, entry, partial);
            }
            Files.createDirectories(partial.resolve("archives"));
            Files.createFile(partial.resolve(IN_USE));
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, Path directory) throws IOException {
        Path file =
                directory.resolve(entry.getName().substring(PREFIX.length())).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("entry " + entry.getName() + " points outside");
        }
        Files.createDirectories(file.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }

    /** Removes the libraries of builds that nobody has started for a while, as far as that is possible. */
    private static void removeUnused(Path cache) throws IOException {
        long limit = System.currentTimeMillis() - UNUSED_MILLIS;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(cache, Files::isDirectory)) {
            for (Path child : children) {
                try {
                    if (Files.getLastModifiedTime(child).toMillis() < limit && !isInUse(child)) {
                        delete(child);
                    }
                } catch (IOException e) {
                    // They stay until the next time; nothing needs the room at once.
                }
            }
        }
    }

    /** Whether an appliance that was started long ago still runs from there. */
    private static boolean isInUse(Path home) throws IOException {
        Path file = home.resolve(IN_USE);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException error) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path cacheDirectory() {
        String configured = System.getenv("PIPELINE_APPLIANCE_CACHE");
        if (configured != null && !configured.isEmpty()) {
            return Paths.get(configured).toAbsolutePath();
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path user = Paths.get(System.getProperty("user.home"));
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        Path caches = xdg != null && !xdg.isEmpty() ? Paths.get(xdg) : user.resolve(mac ? "Library/Caches" : ".cache");
        return caches.resolve("pipeline-appliance").toAbsolutePath();
    }
}
