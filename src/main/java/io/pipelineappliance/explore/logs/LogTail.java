package io.pipelineappliance.explore.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a file, and twice as much of it as long as that holds too few matches, up to a bound. */
final class LogTail {
    private static final int FIRST_WINDOW = 256 << 10;
    private static final int LARGEST_WINDOW = 8 << 20;

    private LogTail() {}

    static LogPage read(Path file, LogFilter filter, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            for (int window = FIRST_WINDOW; ; window *= 2) {
                int scanned = (int) Math.min(window, size);
                List<LogLine> matches = filter.of(LogParser.parse(end(channel, size, scanned)));
                if (matches.size() >= most || scanned == size || window >= LARGEST_WINDOW) {
                    List<LogLine> newest = matches.subList(Math.max(0, matches.size() - most), matches.size());
                    boolean complete = scanned == size && matches.size() <= most;
                    return new LogPage(file.getFileName().toString(), size, scanned, complete, List.copyOf(newest));
                }
            }
        }
    }

    /** The last bytes as text, from the first line that begins in them. */
    private static String end(SeekableByteChannel channel, long size, int count) throws IOException {
        String text = text(channel, size - count, count);
        return size > count ? text.substring(text.indexOf('\n') + 1) : text;
    }

    static String text(SeekableByteChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until all is read, or the file turns out to be shorter.
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
}
