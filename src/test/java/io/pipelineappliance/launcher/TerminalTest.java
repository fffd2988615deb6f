package io.pipelineappliance.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.runtime.PartStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Part KAFKA = Part.of("kafka", "Kafka", null).at("127.0.0.1:9092");
    private static final Part STREAM = Part.of("stream", "Stream job", null);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(bytes, true, UTF_8));

    @Test
    void aPartThatIsUpIsALineWithItsTimeAndAddress() {
        terminal.starting(Path.of("/data"));
        terminal.show(status(KAFKA, ComponentState.STARTING, ""));
        terminal.show(running(KAFKA, 3_449));

        assertThat(lines())
                .containsExactly(
                        "Pipeline Appliance starts; data in /data",
                        "  up       Kafka                3.4 s  127.0.0.1:9092");
    }

    @Test
    void secondsHaveAPointInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            terminal.show(running(STREAM, 1_500));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(lines()).containsExactly("  up       Stream job           1.5 s");
    }

    @Test
    void aPartThatFailsInTheBootIsALineWithTheReasonAndTheRollBackIsSilent() {
        terminal.show(status(KAFKA, ComponentState.FAILED, "the disk is full"));
        terminal.show(status(STREAM, ComponentState.STOPPED, ""));
        terminal.show(status(STREAM, ComponentState.FAILED, "interrupted"));

        assertThat(lines()).singleElement().asString().contains("FAILED", "Kafka", "the disk is full");
    }

    @Test
    void afterTheBootEveryChangeIsShown() {
        terminal.show(running(KAFKA, 100));
        terminal.summary("All is up.");
        terminal.show(status(KAFKA, ComponentState.STOPPED, ""));
        terminal.show(status(KAFKA, ComponentState.FAILED, "the port is taken"));
        terminal.show(running(KAFKA, 200));

        assertThat(lines())
                .satisfiesExactly(
                        up -> assertThat(up).contains("up", "Kafka"),
                        blank -> assertThat(blank).isEmpty(),
                        summary -> assertThat(summary).isEqualTo("All is up."),
                        stopped -> assertThat(stopped).contains("stopped", "Kafka"),
                        failed -> assertThat(failed).contains("FAILED", "the port is taken"),
                        again -> assertThat(again).contains("up", "Kafka again"));
    }

    @Test
    void stoppingIsTwoLines() {
        terminal.stopping();
        terminal.show(status(KAFKA, ComponentState.STOPPED, ""));
        terminal.stopped();

        assertThat(lines()).containsExactly("Stopping; once more ends it at once.", "Stopped.");
    }

    private List<String> lines() {
        return bytes.toString(UTF_8).lines().toList();
    }

    private static PartStatus running(Part part, long millis) {
        return new PartStatus(
                part,
                ComponentState.RUNNING,
                Optional.empty(),
                Optional.of(Duration.ofMillis(millis)),
                Optional.empty());
    }

    private static PartStatus status(Part part, ComponentState state, String reason) {
        Optional<String> given = reason.isEmpty() ? Optional.empty() : Optional.of(reason);
        return new PartStatus(part, state, given, Optional.empty(), Optional.empty());
    }
}
