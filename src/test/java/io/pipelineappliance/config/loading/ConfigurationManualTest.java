package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the table of keys in the manual; {@code -Dconfiguration.manual.write=true} writes it anew. */
class ConfigurationManualTest {
    private static final Path MANUAL = Path.of("docs/configuration.md");
    private static final String BEGIN = "<!-- keys: written by ConfigurationManualTest -->\n";
    private static final String END = "<!-- end of keys -->\n";

    private final Map<String, String> meanings = ReferenceComments.read();

    @Test
    void theManualListsEveryKeyAsTheReferenceHasIt() throws IOException {
        String manual = Files.readString(MANUAL);
        int begin = manual.indexOf(BEGIN) + BEGIN.length();
        int end = manual.indexOf(END);
        if (Boolean.getBoolean("configuration.manual.write")) {
            Files.writeString(MANUAL, manual.substring(0, begin) + table() + manual.substring(end));
            return;
        }

        assertThat(manual.substring(begin, end))
                .as("docs/configuration.md; write it with mvn test -Dtest=ConfigurationManualTest"
                        + " -Dconfiguration.manual.write=true")
                .isEqualTo(table());
    }

    private String table() {
        StringBuilder table =
                new StringBuilder("| key | default | meaning | environment variable |\n|---|---|---|---|\n");
        Settings defaults = new Settings(ConfigSchema.ofAppliance(), ConfigLoader.defaults(), new Problems());
        defaults.values().forEach(value -> table.append(row(value)));
        return table.toString();
    }

    private String row(EffectiveValue value) {
        String name = value.key().name();
        String shown = value.shown().isEmpty() ? "none" : "`" + value.shown() + "`";
        return "| `" + name + "` | " + shown + " | " + meanings.get(name) + " | `"
                + value.key().environmentVariable() + "` |\n";
    }
}
