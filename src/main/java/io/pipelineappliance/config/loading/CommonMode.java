package io.pipelineappliance.config.loading;

import io.pipelineappliance.config.Mode;
import java.util.List;

/** What {@code mode} means: the mode of each system that has not been given one of its own. */
final class CommonMode {
    private static final String KEY = "mode";

    private CommonMode() {}

    static void apply(Settings settings) {
        Setting common = settings.schema().find(KEY).isPresent() ? settings.effective(KEY) : null;
        // One that is no mode is complained of once, under its own key.
        if (common == null || !ValueParser.spellings(Mode.class).contains(common.text())) {
            return;
        }
        List<Setting> implied = settings.schema().keys().stream()
                .filter(key -> key.type() == Mode.class && !key.name().equals(KEY))
                .filter(key -> settings.effective(key.name()).origin() instanceof Origin.Default)
                .map(key -> new Setting(key.name(), common.text(), common.origin()))
                .toList();
        settings.layer(implied);
    }
}
