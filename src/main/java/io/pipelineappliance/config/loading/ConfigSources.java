package io.pipelineappliance.config.loading;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a configuration is read from, in rising order of precedence.
 *
 * @param file the file that the user named, which must exist; without it {@code appliance.yaml} in
 *     {@code workingDirectory}, if there
 * @param workingDirectory what relative paths are relative to
 * @param environment all variables; those that begin with {@code APPLIANCE_} count
 * @param sets {@code key=value} each, as given to {@code --set}; the last one of a key wins
 * @param flags values of options that stand for a key of the same name, like {@code data-dir} for {@code --data-dir}
 */
public record ConfigSources(
        Optional<Path> file,
        Path workingDirectory,
        Map<String, String> environment,
        List<String> sets,
        Map<String, String> flags) {

    /** No file, variable or option, so that all is default; for what builds on {@link #withSets}. */
    public static ConfigSources none(Path workingDirectory) {
        return new ConfigSources(Optional.empty(), workingDirectory, Map.of(), List.of(), Map.of());
    }

    /** The same with these {@code key=value} pairs as the only ones. */
    public ConfigSources withSets(List<String> pairs) {
        return new ConfigSources(file, workingDirectory, environment, pairs, flags);
    }
}
