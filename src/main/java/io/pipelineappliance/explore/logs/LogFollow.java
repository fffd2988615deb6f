package io.pipelineappliance.explore.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** What comes to a log from a moment on. Starts over when the file begins anew. Not for several threads. */
public final class LogFollow {
    private static final int MOST_BYTES = 256 << 10;

    private final Path file;
    private final LogFilter filter;
    private long position;

    LogFollow(Path file, LogFilter filter, long position) {
        this.file = file;
        this.filter = filter;
        this.position = position;
    }

    /** The new entries that match, oldest first; what is behind by more than a bound comes with the next calls. */
    public List<LogLine> more() throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size < position) {
                position = 0;
            }
            return size == position ? List.of() : lines(channel, (int) Math.min(MOST_BYTES, size - position));
        } catch (NoSuchFileException betweenTwoFiles) {
            position = 0;
            return List.of();
        }
    }

    /** Whole lines only: the last one may be half written. */
    private List<LogLine> lines(SeekableByteChannel channel, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(position);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // Until all is read, or the file turns out to be shorter.
        }
        int end = buffer.position();
        while (end > 0 && buffer.get(end - 1) != '\n') {
            end--;
        }
        if (end == 0 && buffer.position() == MOST_BYTES) {
            end = MOST_BYTES;
        }
        position += end;
        return filter.of(LogParser.parse(new String(buffer.array(), 0, end, StandardCharsets.UTF_8)));
    }
}
