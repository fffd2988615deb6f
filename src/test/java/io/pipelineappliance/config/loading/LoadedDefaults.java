package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.ApplianceConfig;
import java.nio.file.Path;
import java.util.List;

/** Configurations for tests of other packages. */
public final class LoadedDefaults {
    private LoadedDefaults() {}

    /** The defaults with these {@code key=value} pairs over them. */
    public static ApplianceConfig with(String... sets) {
        return load(sets).config();
    }

    /** Every key of them, with one that was given: the port of Kafka. */
    public static List<EffectiveValue> values() {
        return load("kafka.port=19092").values();
    }

    private static LoadedConfig load(String... sets) {
        return ConfigLoader.load(ConfigSources.none(Path.of("/nowhere")).withSets(List.of(sets)));
    }
}
