package io.pipelineappliance.cassandra.node;

import io.netty.channel.group.ChannelGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.cassandra.net.MessagingService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends Netty's threads without the quiet period of two to three seconds that Cassandra grants each group. Nobody can be
 * in the middle of something: the sockets are closed. Cassandra keeps the groups to itself, hence the reflection.
 */
final class NettyThreads {
    private static final Logger LOGGER = LoggerFactory.getLogger(NettyThreads.class);
    private static final long LIMIT = 2;

    private final NodeDaemon daemon;

    NettyThreads(NodeDaemon daemon) {
        this.daemon = daemon;
    }

    /** Ends the threads that served clients. */
    void stopClients() throws ReflectiveOperationException {
        EventExecutorGroup workers = (EventExecutorGroup) field(daemon.nativeTransportService(), "workerGroup");
        if (workers != null) {
            workers.shutdownGracefully(0, LIMIT, TimeUnit.SECONDS).awaitUninterruptibly(LIMIT, TimeUnit.SECONDS);
        }
    }

    /**
     * Ends the threads that wait for other nodes. A socket with connections is left to Cassandra: it closes them on
     * this very thread, and would wait for ever.
     */
    void stopInbound() throws ReflectiveOperationException {
        Object sockets = field(MessagingService.instance(), "inboundSockets");
        for (Object socket : (List<?>) field(sockets, "sockets")) {
            if (((ChannelGroup) field(socket, "connections")).isEmpty()) {
                ((EventExecutorGroup) field(socket, "executor")).shutdownGracefully(0, LIMIT, TimeUnit.SECONDS);
            }
        }
    }

    /** Waits for the thread that Netty shares between all; it ends by itself when idle for a second. */
    void awaitSharedThread() throws InterruptedException {
        try {
            GlobalEventExecutor.INSTANCE.awaitInactivity(LIMIT, TimeUnit.SECONDS);
        } catch (IllegalStateException e) {
            LOGGER.debug("Netty's shared thread was never started", e);
        }
    }

    private static Object field(Object owner, String name) throws ReflectiveOperationException {
        Class<?> type = owner.getClass();
        while (true) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(owner);
            } catch (NoSuchFieldException e) {
                if (type.getSuperclass() == null) {
                    throw e;
                }
                type = type.getSuperclass();
            }
        }
    }
}
