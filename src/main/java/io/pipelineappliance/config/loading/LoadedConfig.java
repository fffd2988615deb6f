package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.ApplianceConfig;
import java.util.List;

/**
 * A valid configuration and where each of its values came from.
 *
 * @param config the records
 * @param values every key, in the order of the records
 */
public record LoadedConfig(ApplianceConfig config, List<EffectiveValue> values) {
    /**
     * The effective configuration as YAML that can be loaded again, each value with a comment that says where it came
     * from.
     */
    public String render() {
        return ConfigYaml.write(values);
    }
}
