package io.pipelineappliance.config.loading;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads the configuration. */
public final class ConfigLoader {
    /** The file that is read from the working directory where none is named. */
    public static final String DEFAULT_FILE = "appliance.yaml";

    private static final String REFERENCE = "/appliance-reference.yaml";

    private ConfigLoader() {}

    /**
     * Reads, binds and checks everything.
     *
     * @throws ApplianceException when anything is wrong, with all of it: a line for each problem
     */
    public static LoadedConfig load(ConfigSources sources) {
        ConfigSchema schema = ConfigSchema.ofAppliance();
        Problems problems = new Problems();
        Settings settings = new Settings(schema, defaults(), problems);
        settings.layer(fileSettings(sources, problems));
        settings.layer(EnvironmentSettings.read(sources.environment(), schema, problems));
        settings.layer(CommandLineSettings.ofSets(sources.sets(), problems));
        settings.layer(CommandLineSettings.ofFlags(sources.flags()));
        CommonMode.apply(settings);
        References references = new References(sources.environment(), sources.workingDirectory());
        ApplianceConfig config = new RecordBinder(settings, references, sources.workingDirectory(), problems)
                .bind(ApplianceConfig.class);
        problems.throwIfAny();
        return new LoadedConfig(config, settings.values());
    }

    /** The defaults, and nothing else. */
    static List<Setting> defaults() {
        Problems problems = new Problems();
        try (InputStream reference = ConfigLoader.class.getResourceAsStream(REFERENCE);
                Reader text = new InputStreamReader(reference, StandardCharsets.UTF_8)) {
            List<Setting> settings = YamlSettings.read(REFERENCE, text, problems);
            problems.throwIfAny();
            return settings.stream()
                    .map(setting -> new Setting(setting.key(), setting.text(), new Origin.Default()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Setting> fileSettings(ConfigSources sources, Problems problems) {
        Optional<Path> named = sources.file();
        Path file = sources.workingDirectory().resolve(named.orElse(Path.of(DEFAULT_FILE)));
        if (named.isEmpty() && !Files.exists(file)) {
            return List.of();
        }
        String shown = named.map(Path::toString).orElse(DEFAULT_FILE);
        try {
            return YamlSettings.read(shown, new StringReader(Files.readString(file)), problems);
        } catch (IOException e) {
            problems.add(unreadable(shown, file, e));
            return List.of();
        }
    }

    private static String unreadable(String shown, Path file, IOException cause) {
        if (Files.notExists(file)) {
            return shown + ": does not exist; name a file that does";
        }
        if (Files.isDirectory(file)) {
            return shown + ": is a directory; name a file in it";
        }
        return cause instanceof CharacterCodingException
                ? shown + ": is not UTF-8 text; save it as UTF-8"
                : shown + ": cannot be read (" + cause.getMessage() + "); make it readable or name another file";
    }
}
