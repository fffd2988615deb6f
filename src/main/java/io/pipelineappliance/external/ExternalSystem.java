package io.pipelineappliance.external;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A system that runs elsewhere. It must serve for the start, unless it may come later, and is asked every other second from then on: the
 * page and the log say in words when it does not, and when it does again.
 */
public final class ExternalSystem implements Component {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final Logger log;
    private final String part;
    private final String name;
    private final Probe probe;
    private final Duration interval;
    private final boolean mayComeLater;
    private volatile Health health = Health.down("not asked yet");
    private volatile Thread watch;
    private boolean served;

    /**
     * @param part of the appliance, which its thread and its logger below this package are named for
     * @param name the product and where it is, as sentences begin with it: {@code Kafka at host:9092}
     */
    public ExternalSystem(String part, String name, Probe probe) {
        this(part, name, probe, INTERVAL, false);
    }

    /** One that nothing else waits for when the appliance starts: whoever needs it tries again until it is there. */
    public static ExternalSystem thatMayComeLater(String part, String name, Probe probe) {
        return new ExternalSystem(part, name, probe, INTERVAL, true);
    }

    ExternalSystem(String part, String name, Probe probe, Duration interval, boolean mayComeLater) {
        this.log = LoggerFactory.getLogger(ExternalSystem.class.getPackageName() + "." + part);
        this.part = part;
        this.name = name;
        this.probe = probe;
        this.interval = interval;
        this.mayComeLater = mayComeLater;
    }

    @Override
    public synchronized void start() throws InterruptedException {
        if (watch != null) {
            throw new IllegalStateException(name + " is watched already");
        }
        health = first();
        served = health instanceof Health.Up;
        watch = new Thread(this::watch, "watch-" + part);
        watch.setDaemon(true);
        watch.start();
    }

    private Health first() throws InterruptedException {
        try {
            Health first = mayComeLater ? asked() : Health.up(probe.ask());
            if (first instanceof Health.Down down) {
                log.warn("{}", down.reason());
            } else {
                log.info(
                        "{} serves{}",
                        name,
                        notice(first).map(text -> ", but: " + text).orElse(""));
            }
            return first;
        } catch (InterruptedException | RuntimeException | Error e) {
            probe.close();
            throw e;
        }
    }

    private void watch() {
        long awayAt = System.nanoTime();
        while (watch == Thread.currentThread()) {
            try {
                TimeUnit.MILLISECONDS.sleep(interval.toMillis());
                Health now = asked();
                if (health instanceof Health.Up && now instanceof Health.Down) {
                    awayAt = System.nanoTime();
                }
                say(health, now, Duration.ofNanos(System.nanoTime() - awayAt));
                served |= now instanceof Health.Up;
                health = now;
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Health asked() throws InterruptedException {
        try {
            return Health.up(probe.ask());
        } catch (ApplianceException e) {
            log.debug("{} does not serve", name, e);
            return Health.down(e.getMessage());
        } catch (RuntimeException e) {
            log.warn("{} could not be asked", name, e);
            return Health.down(name + " could not be asked: " + e);
        }
    }

    private void say(Health before, Health now, Duration away) {
        if (before.equals(now)) {
            return;
        }
        if (now instanceof Health.Down down) {
            log.warn("{}", down.reason());
            return;
        }
        if (before instanceof Health.Down) {
            log.info("{} serves{}, after {} s", name, served ? " again" : "", away.toSeconds());
        } else if (notice(now).isEmpty()) {
            log.info("{} is whole again", name);
        }
        notice(now).ifPresent(log::warn);
    }

    private static Optional<String> notice(Health health) {
        return health instanceof Health.Up up ? up.notice() : Optional.empty();
    }

    @Override
    public Health check() {
        return health;
    }

    @Override
    public synchronized void close() {
        Thread current = watch;
        watch = null;
        if (current == null) {
            return;
        }
        current.interrupt();
        try {
            current.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probe.close();
        health = Health.down("no longer asked");
    }
}
