package io.pipelineappliance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path directory;

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1, 2.5, 4));
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0)).text(1)).isEqualTo("1.0 / 2.0 / 3.0");
    }

    @Test
    void ofAllPairsTheShareInWhichTheFirstIsGreaterCountsEqualOnesHalf() {
        assertThat(Spread.shareOfGreater(List.of(2.0, 3.0), List.of(1.0, 2.0))).isEqualTo(3.5 / 4);
        assertThat(Spread.shareOfGreater(List.of(1.0), List.of(2.0, 3.0, 4.0))).isZero();
    }

    @Test
    void columnsOfATableAreAligned() {
        MarkdownTable table = new MarkdownTable("what", "ms").row("p50", "3").row("maximum", "1,200");

        assertThat(table).hasToString("""
                | what    |    ms |
                |---------|------:|
                | p50     |     3 |
                | maximum | 1,200 |
                """);
    }

    @Test
    void onlyTheTextBetweenTheMarkersIsReplaced() throws Exception {
        Path file = Files.writeString(directory.resolve("page.md"), "a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb\n");

        new MarkedSection(file, "x").replace("new\n");

        assertThat(file).hasContent("a\n<!-- x:begin -->\nnew\n<!-- x:end -->\nb\n");
    }

    @Test
    void aFileWithoutTheMarkersIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("page.md"), "<!-- x:end -->\n<!-- x:begin -->\n");

        assertThatThrownBy(() -> new MarkedSection(file, "x").requirePresent())
                .isInstanceOf(BenchmarkFailed.class)
                .hasMessageContaining("no section between <!-- x:begin --> and <!-- x:end -->");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new MarkedSection(directory.resolve("absent.md"), "x").requirePresent())
                .isInstanceOf(BenchmarkFailed.class)
                .hasMessageContaining("absent.md has no section between");
    }

    @Test
    void theManualOfPerformanceHasBothSections() throws Exception {
        Path manual = Path.of("docs/performance.md");

        new MarkedSection(manual, BootBenchmark.SECTION).requirePresent();
        new MarkedSection(manual, LatencyBenchmark.SECTION).requirePresent();
    }
}
