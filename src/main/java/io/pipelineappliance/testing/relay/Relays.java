package io.pipelineappliance.testing.relay;

import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The relays of one appliance, by the name of what is behind them. */
public final class Relays implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final SingleThreadEventLoop thread = new SingleThreadIoEventLoop(
            null, new DefaultThreadFactory("appliance-relay", true), NioIoHandler.newFactory());
    private final Map<String, Relay> relays = new LinkedHashMap<>();

    /**
     * One more, which listens and passes nothing on yet.
     *
     * @param name of what is behind it
     * @param key of the configuration, to name when the port is taken
     * @param port where clients connect
     * @param target where the system listens
     * @throws io.pipelineappliance.component.ApplianceException when the port is taken
     */
    public void add(String name, String key, int port, int target) {
        relays.put(name, new Relay(key, port, target, thread));
    }

    /** The relay in front of that, if there is one. */
    public Optional<Relay> inFrontOf(String name) {
        return Optional.ofNullable(relays.get(name));
    }

    /** Ends all trouble. */
    public void calm() {
        relays.values().forEach(Relay::calm);
    }

    @Override
    public void close() {
        relays.values().forEach(Relay::close);
        thread.shutdownGracefully(0, PATIENCE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
