package io.pipelineappliance.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.component.Health;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ApplianceTest {
    private static final Duration STOP_WITHIN = Duration.ofMillis(800);

    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final FakeComponent one = new FakeComponent("one", journal);
    private final FakeComponent two = new FakeComponent("two", journal);
    private final FakeComponent three = new FakeComponent("three", journal);
    private final Part first = Part.of("one", "Number one", one);
    private final Part second = Part.of("two", "Number two", two);
    private final Part thirdNeedingFirst = Part.of("three", "Number three", three, "one");

    @AfterEach
    void releaseWhoeverHangs() {
        never.countDown();
    }

    @Test
    void partsThatNeedNothingStartAtTheSameTime() {
        CyclicBarrier bothAreStarting = new CyclicBarrier(2);
        one.onStart(() -> bothAreStarting.await(20, TimeUnit.SECONDS));
        two.onStart(() -> bothAreStarting.await(20, TimeUnit.SECONDS));

        appliance(first, second).start();

        assertThat(journal).contains("up one", "up two");
    }

    @Test
    void aPartStartsOnlyWhenAllItNeedsIsUp() {
        Part needy = Part.of("three", "Number three", three, "one", "two");

        Appliance appliance = appliance(first, second, needy);
        appliance.start();

        assertThat(journal).endsWith("start three", "up three");
        assertThat(states(appliance)).containsOnly(ComponentState.RUNNING);
    }

    @Test
    void aPartDoesNotWaitForWhatItDoesNotNeed() {
        two.onStart(FakeComponent.waitFor(never));
        Appliance appliance = appliance(first, second, thirdNeedingFirst);

        CompletableFuture<Void> start = inBackground(appliance::start);

        await().untilAsserted(() -> assertThat(states(appliance))
                .containsExactly(ComponentState.RUNNING, ComponentState.STARTING, ComponentState.RUNNING));
        never.countDown();
        start.join();
    }

    @Test
    void aPartThatStandsBeforeItsNeedsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> appliance(thirdNeedingFirst, first))
                .withMessageContaining("three stands before what it needs");
    }

    @Test
    void theFirstFailureIsTheSentenceAndTheRestIsClosedInReverse() {
        three.onStart(() -> {
            throw new ApplianceException("three.port: 7 is in use; choose another");
        });
        Appliance appliance =
                appliance(first, Part.of("two", "Number two", two, "one"), Part.of("three", "Three", three, "two"));

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(appliance::start)
                .withMessage("three.port: 7 is in use; choose another");

        assertThat(journal)
                .containsSubsequence("start three", "close three", "close two", "close one")
                .doesNotContain("up three");
        assertThat(states(appliance)).containsOnly(ComponentState.STOPPED);
    }

    @Test
    void whatNeedsAFailedPartNeverStarts() {
        one.onStart(() -> {
            throw new IllegalStateException("broken");
        });

        assertThatExceptionOfType(ApplianceException.class).isThrownBy(appliance(first, thirdNeedingFirst)::start);

        assertThat(journal).noneMatch(line -> line.endsWith("three"));
    }

    @Test
    void aFailureThatNobodyForesawCarriesThePartsTitle() {
        one.onStart(() -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(appliance(first)::start)
                .withMessageContaining("Number one did not start")
                .withMessageContaining("org/example/Missing")
                .withMessageContaining("log");
    }

    @Test
    void aFailureIsToldWithoutWaitingForAPartThatStillStarts() {
        one.onStart(FakeComponent.waitFor(never));
        two.onStart(() -> {
            throw new ApplianceException("two is broken");
        });

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(appliance(first, second)::start)
                .withMessage("two is broken");

        assertThat(journal).contains("close one").doesNotContain("up one");
    }

    @Test
    void closeStopsAllInTheReverseOrderOnce() {
        Appliance appliance = appliance(first, second, thirdNeedingFirst);
        appliance.start();
        journal.clear();

        appliance.close();
        appliance.close();

        assertThat(journal).containsExactly("close three", "close two", "close one");
        assertThat(appliance.isClosing()).isTrue();
    }

    @Test
    void aPartThatDoesNotStopCleanlyDoesNotKeepTheOthersRunning() {
        two.onClose(() -> {
            throw new IllegalStateException("stuck");
        });
        Appliance appliance = appliance(first, second);
        appliance.start();

        appliance.close();

        assertThat(states(appliance)).containsOnly(ComponentState.STOPPED);
    }

    @Test
    void closeDuringAStartInterruptsItAndUndoesIt() {
        one.onStart(FakeComponent.waitFor(never));
        Appliance appliance = appliance(first, second, thirdNeedingFirst);
        CompletableFuture<Void> start = inBackground(appliance::start);
        await().until(() -> journal.contains("start one") && journal.contains("up two"));

        appliance.close();

        assertThat(start)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(CancellationException.class);
        assertThat(journal).contains("close one", "close two").doesNotContain("up one", "start three");
        assertThat(states(appliance)).containsOnly(ComponentState.STOPPED);
    }

    @Test
    void closeIsBoundedAlsoWhenAPartHearsNoInterrupt() {
        two.onStart(FakeComponent.waitStubbornlyFor(never));
        Appliance appliance = appliance(first, second);
        inBackground(appliance::start);
        await().until(() -> journal.contains("up one") && journal.contains("start two"));

        long begin = System.nanoTime();
        appliance.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(journal).contains("close one").doesNotContain("close two");
        never.countDown();
        await("what hung is closed as soon as it can be").until(() -> journal.contains("close two"));
    }

    @Test
    void aPartThatHangsWhenItStopsLeavesTheOthersTheirTurn() {
        two.onClose(FakeComponent.waitStubbornlyFor(never));
        Appliance appliance = appliance(first, second);
        appliance.start();

        appliance.close();

        assertThat(journal).contains("close one").doesNotContain("close two");
        assertThat(states(appliance)).containsExactly(ComponentState.STOPPED, ComponentState.STOPPING);
    }

    @Test
    void nothingStartsOnceTheApplianceIsClosed() {
        Appliance appliance = appliance(first, second);
        appliance.close();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(appliance::start);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> appliance.startPart("one"));

        assertThat(journal).isEmpty();
    }

    @Test
    void onePartIsStoppedAndStartedWhileTheOthersRun() {
        Appliance appliance = appliance(first, second);
        appliance.start();

        appliance.stopPart("one");
        assertThat(states(appliance)).containsExactly(ComponentState.STOPPED, ComponentState.RUNNING);
        appliance.startPart("one");

        assertThat(states(appliance)).containsOnly(ComponentState.RUNNING);
        assertThat(journal.stream().filter(line -> line.endsWith("one")))
                .containsExactly("start one", "up one", "close one", "start one", "up one");
        assertThat(journal.stream().filter(line -> line.endsWith("two"))).containsExactly("start two", "up two");
    }

    @Test
    void aPartThatFailsToStartAgainSaysWhyAndTheOthersGoOn() {
        Appliance appliance = appliance(first, second);
        appliance.start();
        appliance.stopPart("one");
        one.onStart(() -> {
            throw new ApplianceException("one.port: 7 is in use; choose another");
        });

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> appliance.startPart("one"))
                .withMessageContaining("one.port");

        assertThat(states(appliance)).containsExactly(ComponentState.FAILED, ComponentState.RUNNING);
        assertThat(appliance.status().get(0).reason()).hasValue("one.port: 7 is in use; choose another");
    }

    @Test
    void aPartIsFoundByItsName() {
        Appliance appliance = appliance(first, second.at("127.0.0.1:7").stoppable());

        assertThat(appliance.part("two")).hasValueSatisfying(part -> {
            assertThat(part.address().get()).hasValue("127.0.0.1:7");
            assertThat(part.canStop()).isTrue();
        });
        assertThat(appliance.part("none")).isEmpty();
    }

    @Test
    void aRunningPartThatIsNotWellIsShownAsFailed() {
        Appliance appliance = appliance(first);
        appliance.start();

        one.becomes(Health.down("the disk is full"));

        assertThat(states(appliance)).containsExactly(ComponentState.FAILED);
        assertThat(appliance.status().get(0).reason()).hasValue("the disk is full");
    }

    private static Appliance appliance(Part... parts) {
        Consumer<PartStatus> nobody = status -> {};
        return new Appliance(Arrays.asList(parts), Clock.systemUTC(), nobody, STOP_WITHIN);
    }

    private static CompletableFuture<Void> inBackground(Runnable work) {
        return CompletableFuture.runAsync(work, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static List<ComponentState> states(Appliance appliance) {
        return appliance.status().stream().map(PartStatus::state).toList();
    }
}
