package io.pipelineappliance.kafka;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;

/**
 * The registration that a killed broker left behind. The controller refuses the new broker until the old one's session
 * times out, 9 s by default. Both live in one process, so the old one is known to be dead: it is unregistered at once.
 * A shorter session would do the same, and fence the broker whenever the machine is busy.
 */
final class DeadBroker {
    private static final Duration CONTROLLER_CLAIM = Duration.ofSeconds(30);

    private DeadBroker() {}

    /** Does nothing when no broker is registered, as on the first start. */
    static void unregister(Controller controller) throws Exception {
        long deadline = System.nanoTime() + CONTROLLER_CLAIM.toNanos();
        while (!unregistered(controller, deadline)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** False while the controller is still claiming its role. */
    private static boolean unregistered(Controller controller, long deadline) throws Exception {
        try {
            controller
                    .unregisterBroker(context(deadline), BrokerSettings.NODE_ID)
                    .get(CONTROLLER_CLAIM.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BrokerIdNotRegisteredException) {
                return true;
            }
            if (e.getCause() instanceof NotControllerException && System.nanoTime() < deadline) {
                return false;
            }
            throw e;
        }
    }

    private static ControllerRequestContext context(long deadline) {
        return new ControllerRequestContext(
                new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.of(deadline));
    }
}
