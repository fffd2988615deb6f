package io.pipelineappliance.zookeeper;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Who this data directory is to ZooKeeper, kept in a file of it: an id that stays, and the session that its last
 * process had. The session's password is a secret, so the file is the owner's alone where the system can say so.
 */
final class Identity {
    private static final String ID = "id";
    private static final String SESSION = "session";
    private static final String PASSWORD = "password";

    private final Path file;
    private final String id;
    private Optional<Session> lastSession;

    /**
     * A session of a client.
     *
     * @param id as the server gave it
     * @param password what proves that the session is ours
     */
    record Session(long id, byte[] password) {}

    private Identity(Path file, String id, Optional<Session> lastSession) {
        this.file = file;
        this.id = id;
        this.lastSession = lastSession;
    }

    /** Reads the file, or makes a new id when there is none or it cannot be understood. */
    static Identity in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("identity.properties");
        Properties kept = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
        }
        String id = kept.getProperty(ID, UUID.randomUUID().toString());
        return new Identity(file, id, session(kept));
    }

    String id() {
        return id;
    }

    Optional<Session> lastSession() {
        return lastSession;
    }

    /** Returns once the file has it; in one move, so that a kill leaves the old or the new one. */
    synchronized void remember(Session session) throws IOException {
        Properties kept = new Properties();
        kept.setProperty(ID, id);
        kept.setProperty(SESSION, Long.toHexString(session.id()));
        kept.setProperty(PASSWORD, HexFormat.of().formatHex(session.password()));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        createPrivate(next);
        try (Writer writer = Files.newBufferedWriter(next)) {
            kept.store(writer, null);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        lastSession = Optional.of(session);
    }

    private static void createPrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static Optional<Session> session(Properties kept) {
        String session = kept.getProperty(SESSION);
        String password = kept.getProperty(PASSWORD);
        if (session == null || password == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Session(
                    Long.parseUnsignedLong(session, 16), HexFormat.of().parseHex(password)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
