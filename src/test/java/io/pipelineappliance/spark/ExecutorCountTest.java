package io.pipelineappliance.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map$;

class ExecutorCountTest {
    private final ExecutorCount executors = new ExecutorCount();

    @Test
    void isEmptyBeforeTheFirstRegisters() {
        assertThat(executors.now()).isEqualTo(new Executors(0, 0, Optional.empty()));
    }

    @Test
    void addsTheSlotsOfAllThatAreThere() {
        added(1000, "0", 4);
        added(2000, "1", 2);

        assertThat(executors.now()).isEqualTo(new Executors(2, 6, Optional.of(Instant.ofEpochMilli(1000))));
    }

    @Test
    void forgetsAnExecutorThatIsGoneButNotWhenTheFirstCame() {
        added(1000, "0", 4);
        added(2000, "1", 2);
        removed(3000, "0");

        assertThat(executors.now()).isEqualTo(new Executors(1, 2, Optional.of(Instant.ofEpochMilli(1000))));
    }

    @Test
    void startsOverWithTheNextApplication() {
        added(1000, "0", 4);
        executors.onApplicationEnd(new SparkListenerApplicationEnd(2000, Option.empty()));
        added(3000, "0", 2);

        assertThat(executors.now()).isEqualTo(new Executors(1, 2, Optional.of(Instant.ofEpochMilli(1000))));
    }

    @Test
    void tellsWhichExecutorsWereLostNewestFirstAndNoMoreThanTwenty() {
        for (int number = 0; number < 25; number++) {
            added(1000, String.valueOf(number), 1);
            removed(2000 + number, String.valueOf(number));
        }

        assertThat(executors.events().lost())
                .hasSize(20)
                .startsWith(new ExecutorEvents.Lost("24", Instant.ofEpochMilli(2024), "killed"));
    }

    @Test
    void anExecutorThatEndsWithItsApplicationIsNotLost() {
        added(1000, "0", 4);
        executors.onApplicationEnd(new SparkListenerApplicationEnd(2000, Option.empty()));
        removed(2001, "0");

        assertThat(executors.events().present()).isEmpty();
        assertThat(executors.events().lost()).isEmpty();
    }

    private void removed(long time, String id) {
        executors.onExecutorRemoved(new SparkListenerExecutorRemoved(time, id, "killed"));
    }

    private void added(long time, String id, int cores) {
        ExecutorInfo info = new ExecutorInfo("127.0.0.1", cores, Map$.MODULE$.<String, String>empty());
        executors.onExecutorAdded(new SparkListenerExecutorAdded(time, id, info));
    }
}
