package io.pipelineappliance.it.harness;

import io.pipelineappliance.testing.PipelineAppliance;
import java.net.URI;
import java.util.List;

/** An appliance of the test kit with its pipeline, as tests of the pipeline see one: its topics, its table, its API. */
public final class KitAppliance implements AutoCloseable {
    private final PipelineAppliance kit;
    private final ApplianceApi api;
    private final PipelineTopic topic;
    private final PipelineTable table;

    private KitAppliance(PipelineAppliance kit) {
        this.kit = kit;
        api = new ApplianceApi(kit.dashboard().url());
        topic = PipelineTopic.at(kit.kafka().bootstrapServers());
        table = PipelineTable.at("127.0.0.1:" + kit.cassandra().contactPoint().getPort());
    }

    /**
     * Starts one and returns when all of it serves.
     *
     * @param settings {@code key=value} each
     */
    public static KitAppliance with(String... settings) {
        var builder = PipelineAppliance.builder().withPipeline();
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            builder.with(pair[0], pair[1]);
        }
        return new KitAppliance(builder.start());
    }

    /** The appliance itself. */
    public PipelineAppliance kit() {
        return kit;
    }

    /** Its HTTP API. */
    public ApplianceApi api() {
        return api;
    }

    /** Where that is. */
    public URI dashboard() {
        return kit.dashboard().url();
    }

    /** Its Kafka topics. */
    public PipelineTopic topic() {
        return topic;
    }

    /** Its Cassandra table. */
    public PipelineTable table() {
        return table;
    }

    /** Its executors, which are processes below this one. */
    public List<ProcessHandle> executors() {
        return ProcessTree.executorsOf(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        table.close();
        topic.close();
        kit.close();
    }
}
