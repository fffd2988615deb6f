package io.pipelineappliance.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Streams of server-sent events that are read to count them, all by one thread: what they cost is what they cost the server, since they
 * share its processors and a browser would not.
 */
final class EventStreams implements AutoCloseable {
    private static final byte[] EVENT = "\ndata: ".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10);
    private final List<Stream> streams = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::read, "event-streams");
    private volatile boolean closing;

    EventStreams() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader.setDaemon(true);
        reader.start();
    }

    /** One more. */
    void open(URI server, String path) {
        try {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            Stream stream = new Stream(channel);
            streams.add(stream);
            channel.register(selector, SelectionKey.OP_READ, stream);
            selector.wakeup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            while (!closing) {
                selector.select(key -> read((Stream) key.attachment()));
            }
        } catch (IOException e) {
            lost.add("all streams: " + e);
        }
    }

    private void read(Stream stream) {
        try {
            buffer.clear();
            if (stream.channel.read(buffer) < 0) {
                lose(stream, "the stream ended");
            } else {
                stream.count(buffer.flip());
            }
        } catch (IOException e) {
            lose(stream, e.toString());
        }
    }

    private void lose(Stream stream, String why) {
        if (!closing) {
            lost.add("after %s events: %s".formatted(stream.events, why));
        }
        close(stream);
    }

    /** Events of each so far. */
    List<Long> events() {
        return streams.stream().map(stream -> stream.events.get()).toList();
    }

    /** Why some have ended. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        streams.forEach(EventStreams::close);
    }

    private static void close(Stream stream) {
        try {
            stream.channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts what begins an event; no JSON text has a line break in it. */
    private static final class Stream {
        private final SocketChannel channel;
        private final AtomicLong events = new AtomicLong();
        private int matched;

        Stream(SocketChannel channel) {
            this.channel = channel;
        }

        void count(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                byte next = bytes.get();
                if (next != EVENT[matched]) {
                    matched = next == EVENT[0] ? 1 : 0;
                } else if (++matched == EVENT.length) {
                    events.incrementAndGet();
                    matched = 0;
                }
            }
        }
    }
}
