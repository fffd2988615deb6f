package io.pipelineappliance.testing;

import io.pipelineappliance.assembly.Selection;
import io.pipelineappliance.config.ConfiguredPort;
import io.pipelineappliance.config.loading.ConfigLoader;
import io.pipelineappliance.config.loading.ConfigSources;
import io.pipelineappliance.config.loading.LoadedConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what an appliance is to be, and starts it. */
public final class ApplianceBuilder {
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Set<ApplianceComponent> chosen = EnumSet.allOf(ApplianceComponent.class);
    private boolean pipeline;
    private Clock clock = Clock.systemUTC();

    ApplianceBuilder() {
        settings.put("ephemeral", "true");
        settings.put("fetch.source", "built-in");
    }

    /** These systems and what they need, instead of all. */
    public ApplianceBuilder components(ApplianceComponent... components) {
        chosen = EnumSet.noneOf(ApplianceComponent.class);
        chosen.addAll(Arrays.asList(components));
        return this;
    }

    /** With the appliance's own pipeline: people of the built-in source, topic, stream job and table. It needs all components. */
    public ApplianceBuilder withPipeline() {
        pipeline = true;
        return this;
    }

    /** Makes the source serve the same people every time. */
    public ApplianceBuilder sourceSeed(String seed) {
        return with("fetch.seed", seed);
    }

    /** Keeps the data in this directory, also after {@code close()}. */
    public ApplianceBuilder dataDirectory(Path directory) {
        settings.put("ephemeral", "false");
        return with("data-dir", directory.toAbsolutePath());
    }

    /** What time it is for the schedule and the stream job. Kafka, Spark and Cassandra go by the system's clock. */
    public ApplianceBuilder clock(Clock other) {
        clock = Objects.requireNonNull(other);
        return this;
    }

    /** Sets any key of the configuration, like {@code kafka.port}; docs/configuration.md has all. */
    public ApplianceBuilder with(String key, Object value) {
        settings.put(key, String.valueOf(value));
        return this;
    }

    /**
     * Starts it and returns when all of it serves.
     *
     * @throws io.pipelineappliance.component.ApplianceException why it does not start; nothing of it runs then
     */
    public PipelineAppliance start() {
        Selection selection =
                new Selection(chosen.stream().map(ApplianceComponent::system).collect(Collectors.toSet()), pipeline);
        Set<ApplianceComponent> components = EnumSet.copyOf(Arrays.stream(ApplianceComponent.values())
                .filter(component -> selection.has(component.system()))
                .toList());
        JvmFlags.require(components);
        return new PipelineAppliance(components, RunningAssembly.start(loaded(), selection, clock));
    }

    private LoadedConfig loaded() {
        ConfigSources sources = ConfigSources.none(Path.of("").toAbsolutePath());
        Map<String, String> all = new LinkedHashMap<>();
        List<String> fixed = settingLines(settings);
        for (ConfiguredPort port :
                ConfigLoader.load(sources.withSets(fixed)).config().ports()) {
            all.put(port.key(), "0");
        }
        all.put("fetch.enabled", String.valueOf(pipeline));
        all.putAll(settings);
        return ConfigLoader.load(sources.withSets(settingLines(all)));
    }

    private static List<String> settingLines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
