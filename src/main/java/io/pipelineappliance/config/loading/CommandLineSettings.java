package io.pipelineappliance.config.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The settings that stand in options of the command line. */
final class CommandLineSettings {
    private static final Origin SET = new Origin.CommandLineOption("--set");

    private CommandLineSettings() {}

    /** Reads {@code key=value} pairs; what has not that form goes to {@code problems}. */
    static List<Setting> ofSets(List<String> pairs, Problems problems) {
        List<Setting> settings = new ArrayList<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                settings.add(new Setting(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip(),
                        SET));
            } else {
                problems.add("--set " + pair + ": is not key=value; write for example --set kafka.port=9192");
            }
        }
        return settings;
    }

    /** Reads options that have a key's name. */
    static List<Setting> ofFlags(Map<String, String> flags) {
        return flags.entrySet().stream()
                .map(flag ->
                        new Setting(flag.getKey(), flag.getValue(), new Origin.CommandLineOption("--" + flag.getKey())))
                .toList();
    }
}
