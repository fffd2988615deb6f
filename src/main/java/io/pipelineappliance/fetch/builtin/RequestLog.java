package io.pipelineappliance.fetch.builtin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first. */
final class RequestLog {
    private static final int CAPACITY = 1000;

    private final Deque<ServedRequest> requests = new ArrayDeque<>();

    synchronized void add(ServedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<ServedRequest> latest() {
        return List.copyOf(requests);
    }
}
