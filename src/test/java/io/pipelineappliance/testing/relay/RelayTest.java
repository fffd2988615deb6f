package io.pipelineappliance.testing.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.support.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RelayTest {
    private static final int SHORT_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 20_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Relays relays = new Relays();
    private final int port = FreePort.next();
    /** Says what it hears. */
    private LoopbackServer echo;

    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        echo = new LoopbackServer(caller -> caller.getInputStream().transferTo(caller.getOutputStream()));
        relays.add("echo", "echo.port", port, echo.port());
        relay = relays.inFrontOf("echo").orElseThrow();
        relay.open();
    }

    @AfterEach
    void end() throws IOException {
        relays.close();
        echo.close();
        threads.shutdownNow();
    }

    @Test
    void everyByteArrivesInItsOrder() throws Exception {
        byte[] sent = new byte[20 << 20];
        new Random(7).nextBytes(sent);
        try (Socket client = connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(client, sent), threads);

            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            sending.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void whilePausedNothingIsHeardAndThenAllOfIt() throws Exception {
        try (Socket before = connect()) {
            assertThat(answer(before, 'a')).isEqualTo('a');
            Runnable end = relay.pause();
            try (Socket meanwhile = connect()) {
                send(before, new byte[] {'b'});
                send(meanwhile, new byte[] {'c'});
                assertSilent(before);
                assertSilent(meanwhile);

                end.run();

                assertThat(read(before)).isEqualTo('b');
                assertThat(read(meanwhile)).isEqualTo('c');
            }
        }
    }

    @Test
    void twoPausesLastUntilBothHaveEnded() throws Exception {
        Runnable one = relay.pause();
        Runnable other = relay.pause();
        try (Socket client = connect()) {
            send(client, new byte[] {'a'});
            one.run();
            assertSilent(client);

            other.run();

            assertThat(read(client)).isEqualTo('a');
        }
    }

    @Test
    void aSlowedAnswerComesLaterAndSeveralDelaysAddUp() throws Exception {
        try (Socket client = connect()) {
            Runnable one = relay.slow(Duration.ofMillis(150));
            Runnable other = relay.slow(Duration.ofMillis(150));
            long begin = System.nanoTime();
            assertThat(answer(client, 'a')).isEqualTo('a');
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));

            one.run();
            other.run();
            // Far longer than an answer takes on the slowest machine: if one of the delays stayed, a hundred answers
            // would need 15 s.
            begin = System.nanoTime();
            for (int question = 0; question < 100; question++) {
                assertThat(answer(client, 'b')).isEqualTo('b');
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void whatWaitsIsBounded() throws Exception {
        Runnable end = relay.pause();
        byte[] much = new byte[200 << 20];
        try (Socket client = connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(client, much), threads);

            assertThatExceptionOfType(java.util.concurrent.TimeoutException.class)
                    .isThrownBy(() -> sending.get(1, TimeUnit.SECONDS));
            end.run();
            assertThat(client.getInputStream().readNBytes(much.length)).hasSize(much.length);
        }
    }

    @Test
    void calmEndsAllTrouble() throws Exception {
        relay.pause();
        relay.slow(Duration.ofMinutes(1));
        try (Socket client = connect()) {
            relay.calm();

            assertThat(answer(client, 'a')).isEqualTo('a');
        }
    }

    @Test
    void whereNobodyListensTheClientIsCutOff() throws Exception {
        echo.close();
        try (Socket client = connect()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void oneThatClosesCutsTheOther() throws Exception {
        try (Socket client = connect()) {
            assertThat(answer(client, 'a')).isEqualTo('a');
            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    /** Repeated, since a socket that is closed a moment too late is met once in five times. */
    @RepeatedTest(20)
    void closedItCutsItsConnectionsAndListensAgainWhenItIsOpened() throws Exception {
        try (Socket client = connect()) {
            assertThat(answer(client, 'a')).isEqualTo('a');
            relay.close();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        relay.open();
        try (Socket client = connect()) {
            assertThat(answer(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void whoeverComesBeforeItIsOpenWaits() throws Exception {
        int other = FreePort.next();
        relays.add("later", "later.port", other, echo.port());
        try (Socket client = connectTo(other)) {
            send(client, new byte[] {'a'});
            assertSilent(client);

            relays.inFrontOf("later").orElseThrow().open();

            assertThat(read(client)).isEqualTo('a');
        }
    }

    @Test
    void aTakenPortIsSaidWithItsKey() {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> relays.add("taken", "taken.port", port, 1))
                .withMessageStartingWith("taken.port: port " + port + " on 127.0.0.1 cannot be opened (")
                .withMessageEndingWith("stop the process that uses it or set taken.port to a free port");
    }

    private Socket connect() throws IOException {
        return connectTo(port);
    }

    private static Socket connectTo(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static int answer(Socket client, int question) throws IOException {
        send(client, new byte[] {(byte) question});
        return read(client);
    }

    private static void send(Socket client, byte[] bytes) {
        try {
            OutputStream out = client.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int read(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        return in.read();
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SHORT_MILLIS);
        assertThatThrownBy(() -> read(client)).isInstanceOf(SocketTimeoutException.class);
        client.setSoTimeout(PATIENCE_MILLIS);
    }
}
