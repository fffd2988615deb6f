package io.pipelineappliance.launcher.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A run's logs while they are written: task after task, try after try. */
final class FollowedRun {
    private static final String DATA = "data: ";
    private static final String EVENT = "event: ";

    private final ApplianceClient client;
    private final String path;
    private final Consumer<String> out;

    /**
     * @param path of the run
     * @param out gets each line
     */
    FollowedRun(ApplianceClient client, String path, Consumer<String> out) {
        this.client = client;
        this.path = path;
        this.out = out;
    }

    /** @param only the one task to follow, or null for all */
    void follow(String only) {
        boolean found = false;
        for (JsonNode task : client.get(path).path("tasks")) {
            String name = task.path("id").asText();
            if (only == null || only.equals(name)) {
                found = true;
                followTask(name);
            }
        }
        if (!found) {
            throw new ApplianceException("The run has no task '" + only + "'; leave it out to see all.");
        }
    }

    private void followTask(String name) {
        for (int number = 1; awaitTry(name, number); number++) {
            out.accept("--- %s, try %d".formatted(name, number));
            followTry("%s/tasks/%s/tries/%d/log/stream".formatted(path, Urls.encoded(name), number));
        }
    }

    /** Whether that try begins at all. */
    private boolean awaitTry(String name, int number) {
        JsonNode run = client.get(path);
        while (true) {
            JsonNode task = task(run, name);
            if (task.path("tries").size() >= number) {
                return true;
            }
            if (RunWait.isFinal(task) || RunWait.isFinal(run)) {
                return false;
            }
            run = client.get(path + "/wait?timeout=300ms");
        }
    }

    private static JsonNode task(JsonNode run, String name) {
        for (JsonNode task : run.path("tasks")) {
            if (task.path("id").asText().equals(name)) {
                return task;
            }
        }
        throw new ApplianceException("The run no longer has the task '" + name + "'.");
    }

    private void followTry(String stream) {
        try (Stream<String> events = client.events(stream)) {
            Iterator<String> lines = events.iterator();
            boolean ended = false;
            while (!ended && lines.hasNext()) {
                String line = lines.next();
                ended = line.startsWith(EVENT);
                if (line.startsWith(DATA)) {
                    out.accept(line.substring(DATA.length()));
                }
            }
            if (!ended) {
                throw new ApplianceException("The appliance ended the stream of the log before the log ended;"
                        + " look whether it still runs, and follow again.");
            }
        } catch (UncheckedIOException e) {
            throw new ApplianceException("The connection to the appliance broke while the log was followed.", e);
        }
    }
}
