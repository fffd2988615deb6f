package io.pipelineappliance.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Kafka's own command line tools, in a shell as their users have them: each call is a Java process. */
final class KafkaTools {
    private static final Path JARS = Path.of(System.getProperty("benchmark.project", "."), "target", "kafka-tools");
    /** What the tools load beyond the jars that come with them here. */
    private static final List<String> MORE = List.of(
            "kafka-storage-", "kafka-server-", "re2j-", "jackson-core-", "jackson-databind-", "jackson-annotations-");

    private final String bootstrapServers;
    private final Path directory;

    /** @param directory for what they print */
    KafkaTools(String bootstrapServers, Path directory) {
        this.bootstrapServers = bootstrapServers;
        this.directory = directory;
    }

    /** Asks each partition for its end, reads the last of each, and sorts by time. */
    void newestByPartition(int count, int records) throws IOException, InterruptedException {
        String ends = String.join("\n", shell(tool("GetOffsetShell") + " --topic " + DashboardLoad.TOPIC));
        String reads = ends.lines()
                .map(line -> line.split(":", -1))
                .map(end -> consumer(
                        "--partition %s --offset %d --max-messages %d --formatter-property print.timestamp=true"
                                .formatted(end[1], Math.max(0, Long.parseLong(end[2]) - count), count)))
                .collect(Collectors.joining("; "));
        requireNewest(count, records, shell("(" + reads + ") | LC_ALL=C sort -r | head -n " + count));
    }

    /** Reads the whole topic and sorts by time. */
    void newestOfAll(int count, int records) throws IOException, InterruptedException {
        String read = consumer("--from-beginning --formatter-property print.timestamp=true --max-messages " + records);
        requireNewest(count, records, shell(read + " | LC_ALL=C sort -r | head -n " + count));
    }

    private static void requireNewest(int count, int records, List<String> lines) {
        List<String> sent = IntStream.range(0, count)
                .mapToObj(place -> DashboardLoad.key(records - 1 - place))
                .toList();
        Outcome.require(
                "The newest messages by Kafka's tools",
                sent,
                lines.stream().map(line -> line.split("\t", -1)[1]).toList());
    }

    /** Reads the whole topic through {@code grep}. */
    void search(String key, int records) throws IOException, InterruptedException {
        String read = consumer("--from-beginning --max-messages " + records);
        Outcome.require(
                "The lines found", 1, shell(read + " | grep '^" + key + "\t'").size());
    }

    void export(int count) throws IOException, InterruptedException {
        Outcome.require(
                "The lines exported",
                count,
                shell(consumer("--from-beginning --max-messages " + count)).size());
    }

    void topicNames(int least) throws IOException, InterruptedException {
        Outcome.requireAtLeast(
                "The topics", least, shell(tool("TopicCommand") + " --list").size());
    }

    void topics(int least) throws IOException, InterruptedException {
        Outcome.requireAtLeast(
                "The topics", least, shell(tool("TopicCommand") + " --describe").size());
    }

    void groups(int least) throws IOException, InterruptedException {
        String tool = tool("consumer.group.ConsumerGroupCommand");
        Outcome.requireAtLeast("The groups", least, shell(tool + " --list").size());
    }

    private String consumer(String options) {
        return tool("consumer.ConsoleConsumer") + " --topic " + DashboardLoad.TOPIC
                + " --formatter-property print.key=true " + options;
    }

    /** With the options of {@code kafka-run-class.sh}. */
    private String tool(String name) {
        String jars = Stream.concat(
                        Stream.of(JARS + File.separator + "*"),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(jar -> MORE.stream()
                                        .anyMatch(Path.of(jar).getFileName().toString()::startsWith)))
                .collect(Collectors.joining(File.pathSeparator));
        return "'%s' -Xmx512M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -cp '%s' org.apache.kafka.tools.%s --bootstrap-server %s"
                .formatted(Path.of(System.getProperty("java.home"), "bin", "java"), jars, name, bootstrapServers);
    }

    private List<String> shell(String command) throws IOException, InterruptedException {
        Path out = directory.resolve("tool.out");
        Path err = directory.resolve("tool.err");
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new BenchmarkFailed("It did not end within 10 minutes: " + command);
        }
        if (process.exitValue() != 0) {
            throw new BenchmarkFailed(String.format(
                    Locale.ROOT, "Exit code %d of %s: %s", process.exitValue(), command, Files.readString(err)));
        }
        return Files.readAllLines(out);
    }
}
