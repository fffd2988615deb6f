package io.pipelineappliance.dashboard.system;

import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.EventWriter;
import io.pipelineappliance.explore.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on its way to a browser, part by part as that reads, up to where it ended when the download began. */
final class FileDownload {
    private static final Logger log = LoggerFactory.getLogger(FileDownload.class);
    private static final int PART = 64 << 10;

    private final SeekableByteChannel channel;
    private long left;

    private FileDownload(SeekableByteChannel channel, long left) {
        this.channel = channel;
        this.left = left;
    }

    static void begin(Context context, Path file) {
        FileDownload download = open(file);
        context.header("Content-Disposition", "attachment; filename=\"" + file.getFileName() + "\"");
        String type = file.toString().endsWith(".gz") ? "application/gzip" : "text/plain";
        EventWriter.open(context, type, download::next, writer -> {}, download::close);
    }

    private static FileDownload open(Path file) {
        try {
            return new FileDownload(Files.newByteChannel(file), Files.size(file));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read (%s); try again.".formatted(file, e.getMessage()), e);
        }
    }

    private byte[] next() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(PART, left));
            int count = left == 0 ? -1 : channel.read(buffer);
            if (count <= 0) {
                return EventWriter.END;
            }
            left -= count;
            return count == buffer.capacity() ? buffer.array() : Arrays.copyOf(buffer.array(), count);
        } catch (IOException e) {
            log.warn("A download of a log was cut off", e);
            return EventWriter.END;
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            log.debug("a log file was not closed", e);
        }
    }
}
