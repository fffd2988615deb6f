package io.pipelineappliance.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.launcher.boot.ModuleFlags;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An appliance of the kit in a JVM of its own. */
final class ChildAppliance implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader says;
    private final String bootstrapServers;
    private final Path directory;

    /** Starts it and returns when it serves. */
    ChildAppliance(ApplianceComponent... components) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ModuleFlags.of(Runtime.version().feature()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildAppliance.class.getName()));
        List.of(components).forEach(component -> command.add(component.name()));
        process = new ProcessBuilder(command)
                .redirectError(new File("target", "child-appliance.txt"))
                .start();
        says = process.inputReader(UTF_8);
        bootstrapServers = line();
        directory = Path.of(line());
    }

    private String line() throws IOException {
        String line = says.readLine();
        if (line == null) {
            throw new AssertionError("the other JVM ended; target/child-appliance.txt says why");
        }
        return line;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Path directory() {
        return directory;
    }

    /** The values of the records in one of its topics, as it sees them itself. */
    List<String> values(String topic) throws IOException {
        process.outputWriter(UTF_8).append(topic).append('\n').flush();
        return List.of(line().split(" "));
    }

    /** Lets it close its appliance, and returns its exit code. */
    int end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The other JVM: says where it is, and then of each topic that it is asked for what is in it. */
    public static void main(String[] components) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        ApplianceComponent[] chosen =
                List.of(components).stream().map(ApplianceComponent::valueOf).toArray(ApplianceComponent[]::new);
        try (PipelineAppliance appliance =
                PipelineAppliance.builder().components(chosen).start()) {
            answers.println(appliance.kafka().bootstrapServers());
            answers.println(appliance.dataDirectory());
            BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            for (String topic = questions.readLine(); topic != null; topic = questions.readLine()) {
                answers.println(String.join(
                        " ",
                        appliance.kafka().records(topic).stream()
                                .map(ConsumerRecord::value)
                                .map(Evidence::text)
                                .toList()));
            }
        }
    }
}
