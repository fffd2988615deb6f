package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.TriggerKind;
import io.pipelineappliance.schedule.store.StoredRun;
import io.pipelineappliance.schedule.store.TryKey;
import java.util.Map;
import java.util.Optional;

/** One try as its task sees it. */
final class TryContext implements TaskContext {
    private final Workshop workshop;
    private final StoredRun run;
    private final TryKey key;
    private final Map<String, Object> memory;
    private Optional<byte[]> output = Optional.empty();

    TryContext(Workshop workshop, StoredRun run, TryKey key, Map<String, Object> memory) {
        this.workshop = workshop;
        this.run = run;
        this.key = key;
        this.memory = memory;
    }

    @Override
    public String run() {
        return run.id();
    }

    @Override
    public TriggerKind trigger() {
        return run.trigger();
    }

    @Override
    public DataInterval interval() {
        return run.interval();
    }

    @Override
    public JsonNode parameters() {
        return JsonObjects.parse(run.parameters());
    }

    @Override
    public void log(String sentence) {
        String line = sentence.replaceAll("\\R", " ");
        workshop.store().logs().add(key, workshop.clock().instant(), line);
        workshop.changes().beat();
    }

    @Override
    public void count(String name, Object value) {
        workshop.store().tries().count(key, name, String.valueOf(value));
    }

    @Override
    public Optional<byte[]> input(String task) {
        return workshop.store().tries().output(run.number(), task);
    }

    @Override
    public void output(byte[] content) {
        output = Optional.of(content);
    }

    Optional<byte[]> output() {
        return output;
    }

    @Override
    public Map<String, Object> memory() {
        return memory;
    }
}
