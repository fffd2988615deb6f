package io.pipelineappliance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Talks to each who connects to a free port of 127.0.0.1, to all of them at the same time, until it is closed. */
public final class LoopbackServer implements AutoCloseable {
    private static final int WAITING = 50;

    /** What is said to one; an exception means that he is gone. */
    public interface Conversation {
        void with(Socket caller) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Conversation conversation;
    private final Thread accepting;

    public LoopbackServer(Conversation conversation) {
        this.conversation = conversation;
        try {
            listening = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        accepting = start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = listening.accept();
                start(() -> talk(caller));
            }
        } catch (IOException closed) {
            // Nobody else is wanted.
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            conversation.with(caller);
        } catch (IOException gone) {
            // Many tests are about just that.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "loopback-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Hears nobody else; who is talked to already stays. Returns when the port is closed, which it is not while a thread waits at it. */
    @Override
    public void close() throws IOException {
        listening.close();
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
