package io.pipelineappliance.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.pipelineappliance.cassandra.ListeningSockets.ListeningSocket;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.CassandraConfig;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("own-process")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedCassandraIT {
    private static final CassandraConfig PORTS = TestCassandra.onFreePorts();

    @TempDir
    static Path dataDirectory;

    private static Thread.UncaughtExceptionHandler handlerBefore;
    private static EmbeddedCassandra cassandra;

    @BeforeAll
    static void start() throws Exception {
        handlerBefore = Thread.getDefaultUncaughtExceptionHandler();
        cassandra = TestCassandra.node(PORTS, dataDirectory);
        cassandra.start();
    }

    @AfterAll
    static void stop() {
        cassandra.close();
    }

    @Test
    @Order(1)
    void servesOnceStartReturned() {
        assertThat(cassandra.check()).isEqualTo(Health.up());
        assertThat(query("SELECT release_version FROM system.local")).isEqualTo("5.0.9");
    }

    @Test
    @Order(2)
    @EnabledOnOs(OS.LINUX)
    void listensOnLoopbackOnly() throws IOException {
        List<ListeningSocket> sockets = ListeningSockets.ofThisProcess();

        assertThat(sockets).extracting(ListeningSocket::port).contains(PORTS.port(), PORTS.storagePort());
        assertThat(sockets).allMatch(ListeningSocket::isLoopback);
    }

    @Test
    @Order(3)
    void afterACloseNothingIsLeftATakenPortIsOneSentenceAndTheNextStartHasAllData() throws Exception {
        execute("CREATE KEYSPACE kept WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        execute("CREATE TABLE kept.word (id int PRIMARY KEY, text text)");
        execute("INSERT INTO kept.word (id, text) VALUES (1, 'سلام')");
        WeakReference<ClassLoader> loader = loaderOfTheNode();
        cassandra.close();
        assertThat(cassandra.check()).isInstanceOf(Health.Down.class);
        assertNothingIsLeft(loader);

        try (ServerSocket other = new ServerSocket(PORTS.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(cassandra::start)
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContainingAll("cassandra.port", String.valueOf(other.getLocalPort()), "127.0.0.1");
        }
        assertThat(nodeThreads()).isEmpty();

        cassandra.start();
        assertThat(query("SELECT text FROM kept.word WHERE id = 1")).isEqualTo("سلام");
    }

    /**
     * A native library that goes with a class loader takes back the native methods of the classes of those names, and it takes them
     * from the application's: Spark then answers nobody any more.
     */
    @Test
    @Order(4)
    @EnabledOnOs(OS.LINUX)
    void theNativeTransportOfTheApplicationOutlivesTheNodes() throws Exception {
        try (EventLoops ofTheApplication = new EventLoops()) {
            assertThat(ofTheApplication.work()).isEqualTo("done");
            WeakReference<ClassLoader> loader = loaderOfTheNode();
            cassandra.close();
            assertNothingIsLeft(loader);
            await("the native transport of the application is the only one")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        System.gc();
                        return mappedNativeTransports() == 1;
                    });

            assertThat(ofTheApplication.work()).isEqualTo("done");
        }
        cassandra.start();
    }

    private static long mappedNativeTransports() throws IOException {
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            return mappings.filter(mapping -> mapping.contains("netty_transport_native_epoll"))
                    .map(mapping -> mapping.substring(mapping.indexOf('/')))
                    .distinct()
                    .count();
        }
    }

    private record EventLoops(EventLoopGroup group) implements AutoCloseable {
        EventLoops() {
            this(new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory()));
        }

        String work() throws Exception {
            return group.submit(() -> "done").get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    /** The native library of JNA leaves a file open whenever it is unloaded. */
    @Test
    @Order(5)
    @EnabledOnOs(OS.LINUX)
    void theNodesBeforeLeftNoFileOpen() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            assertThat(descriptors.filter(Files::isSymbolicLink).map(EmbeddedCassandraIT::target))
                    .filteredOn(file -> file.contains("/ffi"))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    @Test
    @Order(6)
    void anErrorThatCassandraCannotLiveWithIsAReasonAndNotTheEndOfTheJvm() throws Exception {
        execute("CREATE KEYSPACE broken WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        execute("CREATE TABLE broken.word (id int PRIMARY KEY, text text)");
        execute("INSERT INTO broken.word (id, text) VALUES (1, 'one')");
        cassandra.close();
        cassandra = TestCassandra.node(PORTS, dataDirectory);
        cassandra.start();
        overwrite(dataFileOf("broken"));

        assertThatThrownBy(() -> query("SELECT text FROM broken.word")).isInstanceOf(DriverException.class);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(cassandra.check())
                        .isInstanceOfSatisfying(
                                Health.Down.class,
                                down -> assertThat(down.reason()).contains("Cassandra gave up", "broken")));
    }

    private static void execute(String statement) {
        try (CqlSession session = CassandraSessions.open(PORTS.port(), "test")) {
            session.execute(statement);
        }
    }

    private static String query(String statement) {
        try (CqlSession session = CassandraSessions.open(PORTS.port(), "test")) {
            return session.execute(statement).one().getString(0);
        }
    }

    private static Path dataFileOf(String keyspace) throws IOException {
        try (Stream<Path> files = Files.walk(dataDirectory.resolve("data").resolve(keyspace))) {
            return files.filter(file -> file.toString().endsWith("-Data.db"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private static void overwrite(Path file) throws IOException {
        byte[] garbage = new byte[Math.toIntExact(Files.size(file))];
        Arrays.fill(garbage, (byte) 0x5a);
        Files.write(file, garbage);
    }

    private static void assertNothingIsLeft(WeakReference<ClassLoader> loader) {
        // No assertion of the threads or of the loader: one that fails keeps what it was about until the next, and with
        // it the loader.
        await("the stopped node's threads have ended").until(() -> nodeThreads().isEmpty());
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handlerBefore);
        await("the stopped node's class loader is gone")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    System.gc();
                    return loader.refersTo(null);
                });
    }

    private static WeakReference<ClassLoader> loaderOfTheNode() {
        return new WeakReference<>(nodeThreads().get(0).getContextClassLoader());
    }

    private static List<Thread> nodeThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() instanceof NodeClassLoader)
                .toList();
    }
}
