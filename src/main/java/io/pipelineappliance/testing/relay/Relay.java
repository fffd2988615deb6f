package io.pipelineappliance.testing.relay;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.pipelineappliance.component.ApplianceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A port on loopback whose connections are passed on to another one; clients can be made to wait there. */
public final class Relay implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final String key;
    private final int port;
    private final int target;
    private final SingleThreadEventLoop thread;
    private final Traffic traffic = new Traffic();
    private final ChannelGroup connections;
    private Channel listener;

    /**
     * Listens; whoever connects waits until {@link #open}.
     *
     * @param key of the configuration, to name when the port is taken
     * @param port where clients connect
     * @param target where the system listens
     * @param thread does all work
     * @throws ApplianceException when the port is taken
     */
    Relay(String key, int port, int target, SingleThreadEventLoop thread) {
        this.key = key;
        this.port = port;
        this.target = target;
        this.thread = thread;
        this.connections = new DefaultChannelGroup(thread);
        this.listener = listen();
    }

    /** Passes connections on from now on; after {@link #close} it listens again. */
    public synchronized void open() {
        if (!listener.isOpen()) {
            listener = listen();
        }
        listener.config().setAutoRead(true);
    }

    private Channel listen() {
        ChannelFuture bound = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        connect(client);
                    }
                })
                .bind(LOOPBACK, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ApplianceException(
                    key + ": port " + port + " on " + LOOPBACK + " cannot be opened ("
                            + bound.cause().getMessage() + "); stop the process that uses it or set " + key
                            + " to a free port",
                    bound.cause());
        }
        return bound.channel();
    }

    private void connect(Channel client) {
        connections.add(client);
        ChannelFuture connecting = new Bootstrap()
                .group(thread)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(LOOPBACK, target);
        connecting.addListener(done -> join(client, connecting.channel(), done.isSuccess()));
    }

    private void join(Channel client, Channel system, boolean connected) {
        if (!connected || !client.isActive()) {
            client.close();
            system.close();
            return;
        }
        connections.add(system);
        client.pipeline().addLast(new RelayedStream(system, traffic, () -> 0));
        system.pipeline().addLast(new RelayedStream(client, traffic, traffic::delayNanos));
        client.config().setAutoRead(true);
        system.config().setAutoRead(true);
    }

    /**
     * Passes no byte on, neither way, as if the system had stopped in the middle of its work.
     *
     * @return ends that
     */
    public Runnable pause() {
        return add(() -> traffic.addPauses(1), () -> traffic.addPauses(-1));
    }

    /**
     * Passes each answer on so much later.
     *
     * @return ends that
     */
    public Runnable slow(Duration delay) {
        long nanos = delay.toNanos();
        return add(() -> traffic.addDelay(nanos), () -> traffic.addDelay(-nanos));
    }

    /** Ends all trouble; what ends one of them is not to be run after that. */
    void calm() {
        change(traffic::calm);
    }

    private Runnable add(Runnable trouble, Runnable end) {
        change(trouble);
        return () -> change(end);
    }

    private void change(Runnable change) {
        thread.submit(() -> {
                    change.run();
                    connections.forEach(Relay::passOn);
                })
                .awaitUninterruptibly();
    }

    private static void passOn(Channel channel) {
        RelayedStream stream = channel.pipeline().get(RelayedStream.class);
        if (stream != null) {
            stream.passOn();
        }
    }

    /** Cuts all connections and listens no longer. */
    @Override
    public synchronized void close() {
        if (!listener.isOpen()) {
            return;
        }
        listener.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        awaitSelector();
    }

    /** A closed channel of NIO leaves its socket open, and its port taken, until the selector has looked once more. */
    private void awaitSelector() {
        CompletableFuture<Void> looked = new CompletableFuture<>();
        thread.executeAfterEventLoopIteration(() -> thread.execute(() -> looked.complete(null)));
        looked.join();
    }
}
