package io.pipelineappliance.schedule.store;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A SQLite file, used by one thread at a time. What {@link #update} has written survives the end of the process, in whatever way that
 * comes; what {@link #transaction} has written survives that of the machine as well.
 */
final class Database implements AutoCloseable {
    private static final String FILE = "runs.db";
    private static final String NATIVE_LIBRARY_DIRECTORY = "org.sqlite.tmpdir";

    private final Path file;
    private final Connection quick;
    private final Connection durable;

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Database(Path file, Connection quick, Connection durable) {
        this.file = file;
        this.quick = quick;
        this.durable = durable;
    }

    /**
     * Opens the file in a directory, or makes it.
     *
     * @throws ApplianceException when the directory or the file cannot be used
     */
    static Database open(Path directory, String schema) {
        Path file = directory.resolve(FILE);
        try {
            prepare(directory);
            Connection durable = connect(file, SynchronousMode.FULL);
            try (Statement statement = durable.createStatement()) {
                statement.executeUpdate(schema);
            }
            return new Database(file, connect(file, SynchronousMode.NORMAL), durable);
        } catch (IOException | SQLException e) {
            throw new ApplianceException(
                    "The schedule cannot use its file " + file + " (" + e.getMessage()
                            + "); make it writable, or move the directory away to begin with no runs.",
                    e);
        }
    }

    /** SQLite's library is unpacked beside the file, where the next start removes what a killed process has left. */
    private static void prepare(Path directory) throws IOException {
        Path libraries = Files.createDirectories(directory.resolve("native"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(libraries)) {
            for (Path path : left) {
                Files.delete(path);
            }
        }
        System.setProperty(NATIVE_LIBRARY_DIRECTORY, libraries.toString());
    }

    private static Connection connect(Path file, SynchronousMode synchronous) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(synchronous);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    synchronized <T> List<T> query(RowReader<T> reader, String sql, Object... values) {
        return query(quick, reader, sql, values);
    }

    <T> Optional<T> first(RowReader<T> reader, String sql, Object... values) {
        return query(reader, sql, values).stream().findFirst();
    }

    long count(String sql, Object... values) {
        return first(row -> row.getLong(1), sql, values).orElseThrow();
    }

    synchronized int update(String sql, Object... values) {
        return update(quick, sql, values);
    }

    /** Has all updates happen, or none of them. */
    synchronized <T> T transaction(Function<T> updates) {
        try {
            durable.setAutoCommit(false);
            try {
                T result = updates.apply(new Transaction());
                durable.commit();
                return result;
            } catch (RuntimeException | SQLException e) {
                durable.rollback();
                throw e;
            } finally {
                durable.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What happens in a transaction. */
    interface Function<T> {
        T apply(Transaction transaction);
    }

    /** The updates of a transaction, and reads that see them. */
    final class Transaction {
        private Transaction() {}

        int update(String sql, Object... values) {
            return Database.this.update(durable, sql, values);
        }

        <T> List<T> query(RowReader<T> reader, String sql, Object... values) {
            return Database.this.query(durable, reader, sql, values);
        }

        long lastId() {
            return query(row -> row.getLong(1), "SELECT last_insert_rowid()").get(0);
        }
    }

    private <T> List<T> query(Connection connection, RowReader<T> reader, String sql, Object... values) {
        return attempt(() -> {
            try (PreparedStatement statement = prepare(connection, sql, values);
                    ResultSet rows = statement.executeQuery()) {
                List<T> results = new ArrayList<>();
                while (rows.next()) {
                    results.add(reader.read(rows));
                }
                return results;
            }
        });
    }

    private int update(Connection connection, String sql, Object... values) {
        return attempt(() -> {
            try (PreparedStatement statement = prepare(connection, sql, values)) {
                return statement.executeUpdate();
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    /** Something that SQLite may refuse. */
    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T attempt(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private ApplianceException failure(SQLException e) {
        return new ApplianceException(
                "The schedule cannot use its file " + file + " (" + e.getMessage()
                        + "); see that the disk has space and the file is left alone.",
                e);
    }

    @Override
    public synchronized void close() {
        try (durable) {
            quick.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
