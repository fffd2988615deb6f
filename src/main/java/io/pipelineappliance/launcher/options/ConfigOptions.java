package io.pipelineappliance.launcher.options;

import io.pipelineappliance.config.loading.ConfigLoader;
import io.pipelineappliance.config.loading.ConfigSources;
import io.pipelineappliance.config.loading.LoadedConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make the configuration; the same for every command that has one. */
public final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Read this file instead of appliance.yaml in the working directory.")
    private Path file;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Directory of all data, logs and checkpoints (default: ./pipeline-data).")
    private String dataDirectory;

    @Option(names = "--ephemeral", description = "Use a temporary data directory and remove it on stop.")
    private boolean ephemeral;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one key of the configuration; may be repeated. The command config prints all keys.")
    private List<String> sets = new ArrayList<>();

    /** Reads them, and all other places that a value can come from. */
    public LoadedConfig load() {
        return ConfigLoader.load(new ConfigSources(
                Optional.ofNullable(file), Path.of("").toAbsolutePath(), System.getenv(), sets, flags()));
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new LinkedHashMap<>();
        if (dataDirectory != null) {
            flags.put("data-dir", dataDirectory);
        }
        if (ephemeral) {
            flags.put("ephemeral", "true");
        }
        return flags;
    }
}
