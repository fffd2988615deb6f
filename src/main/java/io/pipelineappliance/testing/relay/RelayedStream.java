package io.pipelineappliance.testing.relay;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One direction of a relayed connection: what comes in on its channel goes out on the other, in its order, as soon as the traffic lets it.
 * Used by the relay's one thread only.
 */
final class RelayedStream extends ChannelInboundHandlerAdapter {
    private static final int MOST_WAITING = 64;

    private final Channel out;
    private final Traffic traffic;
    private final LongSupplier delayNanos;
    private final Deque<Chunk> waiting = new ArrayDeque<>();
    private ChannelHandlerContext in;
    private Future<?> timer;
    private boolean ended;

    private record Chunk(long dueNanos, Object bytes) {}

    /**
     * @param out where it goes
     * @param delayNanos how much later
     */
    RelayedStream(Channel out, Traffic traffic, LongSupplier delayNanos) {
        this.out = out;
        this.traffic = traffic;
        this.delayNanos = delayNanos;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        in = context;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        waiting.add(new Chunk(System.nanoTime() + delayNanos.getAsLong(), bytes));
        passOn();
    }

    /** Whoever closed may have said something before, which the other is still to hear. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
        passOn();
    }

    /** The stream in the other direction writes to this channel. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        RelayedStream other = out.pipeline().get(RelayedStream.class);
        if (other != null) {
            other.passOn();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        waiting.forEach(chunk -> ReferenceCountUtil.release(chunk.bytes()));
        waiting.clear();
    }

    /** Passes on what is due. */
    void passOn() {
        while (!waiting.isEmpty() && !traffic.isPaused() && out.isWritable()) {
            long early = waiting.element().dueNanos() - System.nanoTime();
            if (early > 0) {
                passOnIn(early);
                break;
            }
            out.write(waiting.remove().bytes());
        }
        out.flush();
        if (ended && waiting.isEmpty()) {
            out.close();
        }
        in.channel().config().setAutoRead(waiting.size() < MOST_WAITING);
    }

    private void passOnIn(long nanos) {
        if (timer == null || timer.isDone()) {
            timer = in.executor().schedule(this::passOn, nanos, TimeUnit.NANOSECONDS);
        }
    }
}
