package io.pipelineappliance.explore.zookeeper;

import java.time.Instant;
import java.util.List;

/**
 * A node of ZooKeeper with what is below it.
 *
 * @param path from the root
 * @param size of its data in bytes
 * @param data the beginning of it, as text where it is text, else in hexadecimal digits
 * @param encoding how the data is written here
 * @param cut whether there is more data than is shown
 * @param version how often the data was changed
 * @param createdAt when it was made
 * @param changedAt when its data was last changed
 * @param session id of the session whose end removes it, in hexadecimal digits, or null where it stays
 * @param total nodes right below it
 * @param offset of the first of {@code children}
 * @param children their names, in order
 */
public record ZNode(
        String path,
        int size,
        String data,
        Encoding encoding,
        boolean cut,
        int version,
        Instant createdAt,
        Instant changedAt,
        String session,
        int total,
        int offset,
        List<String> children) {

    /** How data is shown. */
    public enum Encoding {
        TEXT,
        HEX
    }
}
