package io.pipelineappliance.explore.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFilesTest {
    private static final LogFilter ALL = new LogFilter(LogLevel.TRACE, "");

    @TempDir
    private Path directory;

    private LogFiles files;
    private Path kafka;

    @BeforeEach
    void write() throws IOException {
        kafka = directory.resolve("kafka.log");
        Files.writeString(kafka, """
                2026-01-31 10:00:00.001 INFO  [main] o.a.k.Server: started
                2026-01-31 10:00:01.002 WARN  [kafka-0] o.a.k.Log: it is slow: 3 s
                java.io.IOException: disk
                	at a.b.C.d(C.java:1)
                2026-01-31 10:00:02.003 ERROR [kafka-1] o.a.k.Log: it failed
                """);
        Files.writeString(directory.resolve("kafka.1.log.gz"), "x");
        Files.writeString(directory.resolve("passwords.txt"), "x");
        files = new LogFiles(directory);
    }

    @Test
    void listsLogsOnly() {
        assertThat(files.list()).extracting(LogFile::name).containsExactly("kafka.1.log.gz", "kafka.log");
        assertThat(files.list()).extracting(LogFile::readable).containsExactly(false, true);
    }

    @Test
    void keepsAStackTraceWithItsEntry() {
        LogPage page = files.tail("kafka.log", ALL, 100);

        assertThat(page.complete()).isTrue();
        assertThat(page.lines()).extracting(LogLine::level).containsExactly("INFO", "WARN", "ERROR");
        LogLine warning = page.lines().get(1);
        assertThat(warning.thread()).isEqualTo("kafka-0");
        assertThat(warning.logger()).isEqualTo("o.a.k.Log");
        assertThat(warning.at()).isNotNull();
        assertThat(warning.text()).isEqualTo("it is slow: 3 s\njava.io.IOException: disk\n\tat a.b.C.d(C.java:1)");
    }

    @Test
    void filtersByLevelAndText() {
        assertThat(files.tail("kafka.log", new LogFilter(LogLevel.WARN, ""), 100)
                        .lines())
                .extracting(LogLine::level)
                .containsExactly("WARN", "ERROR");
        assertThat(files.tail("kafka.log", new LogFilter(LogLevel.TRACE, " IOException"), 100)
                        .lines())
                .extracting(LogLine::level)
                .containsExactly("WARN");
        assertThat(files.tail("kafka.log", new LogFilter(LogLevel.ERROR, "slow"), 100)
                        .lines())
                .isEmpty();
    }

    @Test
    void givesTheNewestAndSaysThatThereIsMore() {
        LogPage page = files.tail("kafka.log", ALL, 1);

        assertThat(page.lines()).extracting(LogLine::text).containsExactly("it failed");
        assertThat(page.complete()).isFalse();
    }

    @Test
    void looksFurtherBackForWhatIsRare() throws IOException {
        String common = IntStream.range(0, 20_000)
                .mapToObj("2026-01-31 10:00:03.000 INFO  [main] a.B: common %d"::formatted)
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(kafka, common, StandardOpenOption.APPEND);

        LogPage page = files.tail("kafka.log", new LogFilter(LogLevel.ERROR, ""), 10);

        assertThat(page.lines()).extracting(LogLine::text).containsExactly("it failed");
        assertThat(page.scannedBytes()).isEqualTo(Files.size(kafka));
    }

    @Test
    void stopsLookingAtABound() throws IOException {
        String line = "2026-01-31 10:00:03.000 INFO  [main] a.B: " + "x".repeat(1000) + "\n";
        Files.writeString(kafka, line.repeat(10_000), StandardOpenOption.APPEND);

        LogPage page = files.tail("kafka.log", new LogFilter(LogLevel.ERROR, ""), 10);

        assertThat(page.lines()).isEmpty();
        assertThat(page.complete()).isFalse();
        assertThat(page.scannedBytes()).isEqualTo(8 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwords.txt", "../kafka.log", "/etc/passwd", "", ".", "kafka.log/", "kafka.log\0"})
    void knowsNoOtherFile(String name) {
        assertThatThrownBy(() -> files.tail(name, ALL, 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> files.path(name)).isInstanceOf(NotFound.class);
    }

    @Test
    void followsNoLinkOutOfTheDirectory() throws IOException {
        Files.createSymbolicLink(directory.resolve("link.log"), Path.of("/etc/passwd"));

        assertThatThrownBy(() -> files.path("link.log")).isInstanceOf(NotFound.class);
    }

    @Test
    void aCompressedFileCanBeDownloadedOnly() {
        assertThatThrownBy(() -> files.tail("kafka.1.log.gz", ALL, 1))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("download");
        assertThat(files.path("kafka.1.log.gz")).exists();
    }

    @Test
    void followsWhatComesAndBeginsAgainWithANewFile() throws IOException {
        LogFollow follow = files.follow("kafka.log", ALL);
        assertThat(follow.more()).isEmpty();

        append("2026-01-31 10:00:04.000 INFO  [main] a.B: half");
        assertThat(follow.more()).isEmpty();
        append(" and half\n");
        assertThat(follow.more()).extracting(LogLine::text).containsExactly("half and half");

        Files.writeString(kafka, "2026-01-31 10:00:05.000 INFO  [main] a.B: new\n");
        assertThat(follow.more()).extracting(LogLine::text).containsExactly("new");
    }

    private void append(String text) throws IOException {
        Files.writeString(kafka, text, StandardOpenOption.APPEND);
    }
}
