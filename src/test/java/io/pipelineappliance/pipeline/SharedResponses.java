package io.pipelineappliance.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** 1,000 real responses of the randomuser.me API, which lie beside the project and not in it. */
public final class SharedResponses {
    private static final String FILE = "randomuser-1.4.ndjson.gz";

    private SharedResponses() {}

    /**
     * One response per line. Looks in the directory that the system property {@code shared.data} names, else for
     * {@code shared/data} in the working directory and all above; skips the test where there is none.
     */
    public static List<String> read() throws IOException {
        Path file = directories()
                .map(directory -> directory.resolve(FILE))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(
                file != null,
                "Skipped: no shared/data/" + FILE + " in or above the working directory; see -Dshared.data");
        try (InputStream zipped = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(zipped), UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static Stream<Path> directories() {
        String given = System.getProperty("shared.data");
        return given != null
                ? Stream.of(Path.of(given))
                : Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .map(path -> path.resolve("shared/data"));
    }
}
