package io.pipelineappliance.config.loading;

import java.util.Map;

/** Names under which a key may be written too; nothing but the reading of settings knows them. */
final class OtherNames {
    /** By its like among the modes of the systems: {@code fetch.mode: off} for those whose own scheduler does the fetching. */
    private static final Map<String, String> KEYS = Map.of("fetch.mode", "fetch.enabled");

    private OtherNames() {}

    static Setting settled(Setting setting) {
        return new Setting(KEYS.getOrDefault(setting.key(), setting.key()), setting.text(), setting.origin());
    }
}
