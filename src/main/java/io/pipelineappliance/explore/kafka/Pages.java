package io.pipelineappliance.explore.kafka;

import java.util.List;

/** Cuts a page out of a list. */
public final class Pages {
    private Pages() {}

    /** The elements from this offset on, as many as the limit at most; none when the list is shorter. */
    public static <T> List<T> page(List<T> all, int offset, int limit) {
        int from = Math.min(offset, all.size());
        return List.copyOf(all.subList(from, (int) Math.min(all.size(), (long) from + limit)));
    }
}
