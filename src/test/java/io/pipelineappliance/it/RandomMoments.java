package io.pipelineappliance.it;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;

/** Moments that nobody chose. The seed is printed; the system property {@code it.seed} repeats a run's draws. */
final class RandomMoments {
    private final Random random;

    RandomMoments() {
        long seed = Long.getLong("it.seed", System.nanoTime());
        System.out.println("Random moments of -Dit.seed=" + seed);
        random = new Random(seed);
    }

    /** Lets a random time pass, up to the given one. */
    void pass(Duration atMost) {
        passExactly(Duration.ofMillis(random.nextLong(atMost.toMillis())));
    }

    /** True in one of so many draws. */
    boolean oneIn(int draws) {
        return random.nextInt(draws) == 0;
    }

    /** Lets that time pass, whatever happens to other threads meanwhile. */
    static void passExactly(Duration time) {
        await().dontCatchUncaughtExceptions()
                .pollDelay(time)
                .atMost(time.plusMinutes(1))
                .until(() -> true);
    }
}
