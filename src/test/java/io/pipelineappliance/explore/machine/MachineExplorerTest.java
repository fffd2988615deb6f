package io.pipelineappliance.explore.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineExplorerTest {
    @TempDir
    private Path directory;

    @Test
    void tellsWhatTheJvmAndTheMachineSay() {
        SystemView view = new MachineExplorer(Map.of("Kafka", "4.4.0"), directory).view();

        assertThat(view.versions()).contains(new SystemView.SoftwareVersion("Kafka", "4.4.0"));
        assertThat(view.versions()).extracting(SystemView.SoftwareVersion::name).contains("Java");
        assertThat(view.processId()).isEqualTo(ProcessHandle.current().pid());
        assertThat(view.memory().heapUsed()).isPositive();
        assertThat(view.memory().pools()).isNotEmpty();
        assertThat(view.threads().groups()).isNotEmpty();
        assertThat(view.disk().usableBytes()).isPositive();
        assertThat(view.processes().get(0).name()).isEqualTo("Appliance");
    }

    @Test
    void measuresEachPartOfTheDataDirectory() throws Exception {
        Files.createDirectories(directory.resolve("kafka/topic-0"));
        Files.write(directory.resolve("kafka/topic-0/log"), new byte[1000]);
        Files.write(directory.resolve("kafka/meta"), new byte[24]);
        Files.createDirectories(directory.resolve("empty"));
        MachineExplorer machine = new MachineExplorer(Map.of(), directory);

        await().until(() -> machine.view().disk().measuredAt() != null);

        assertThat(machine.view().disk().parts())
                .containsExactly(
                        new SystemView.DirectoryUse("kafka", 1024, 2, true),
                        new SystemView.DirectoryUse("empty", 0, 0, true));
    }

    @Test
    void dumpsThreadsBySearch() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Thread waiting = new Thread(() -> awaitQuietly(end), "waiting-for-the-test-42");
        waiting.start();
        try {
            MachineExplorer machine = new MachineExplorer(Map.of(), directory);
            await().untilAsserted(() -> {
                ThreadDump dump = machine.threads("Waiting-for-the-TEST", 0, 10);
                assertThat(dump.total()).isEqualTo(1);
                assertThat(dump.count()).isGreaterThan(1);
                assertThat(dump.threads().get(0).stack()).anyMatch(call -> call.contains("awaitQuietly"));
            });
            assertThat(machine.threads("waiting-for-the-test", 1, 10).threads()).isEmpty();
        } finally {
            end.countDown();
            waiting.join();
        }
    }

    @Test
    void threadsThatDifferInNumbersAreOneGroup() {
        assertThat(VirtualMachine.group("kafka-scheduler-12")).isEqualTo("kafka-scheduler-#");
        assertThat(VirtualMachine.group("Executor task 1.0 in stage 3")).isEqualTo("Executor task #.# in stage #");
        assertThat(VirtualMachine.group("main")).isEqualTo("main");
    }

    private static void awaitQuietly(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
