package io.pipelineappliance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a Markdown file between {@code <!-- name:begin -->} and {@code <!-- name:end -->}. */
final class MarkedSection {
    private final Path file;
    private final String begin;
    private final String end;

    MarkedSection(Path file, String name) {
        this.file = file;
        this.begin = "<!-- " + name + ":begin -->";
        this.end = "<!-- " + name + ":end -->";
    }

    /** Fails before anything is measured when the file does not have the section. */
    void requirePresent() throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        if (text.indexOf(begin) < 0 || text.indexOf(end) < text.indexOf(begin)) {
            throw new BenchmarkFailed(file + " has no section between " + begin + " and " + end);
        }
    }

    void replace(String content) throws IOException {
        requirePresent();
        String text = Files.readString(file);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        String after = text.substring(text.indexOf(end));
        Files.writeString(file, before + "\n" + content.strip() + "\n" + after);
    }
}
