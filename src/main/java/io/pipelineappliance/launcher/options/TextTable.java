package io.pipelineappliance.launcher.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines in columns, the first one with their names. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> lines = new ArrayList<>();

    public TextTable(String... names) {
        row(names);
    }

    /** Adds a line. */
    public void row(String... cells) {
        lines.add(Arrays.asList(cells));
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines.stream().map(line -> text(line, widths)).collect(Collectors.joining("\n"));
    }

    private static String text(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> line.get(column)
                        + " ".repeat(widths[column] - line.get(column).length()))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }
}
