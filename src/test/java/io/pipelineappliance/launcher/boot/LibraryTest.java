package io.pipelineappliance.launcher.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private static final Map<String, String> CONTENT = Map.of(
            "lib/jars/b.jar", "bee",
            "lib/jars/a.jar", "ay",
            "lib/cassandra/c.jar", "see",
            "io/pipelineappliance/launcher/boot/Boot.class", "no library");

    @TempDir
    private Path directory;

    private Path jar;
    private Path cache;

    @BeforeEach
    void packJar() throws IOException {
        jar = jar("appliance.jar", CONTENT);
        cache = directory.resolve("a cache");
    }

    @Test
    void theLibrariesAreUnpackedAndNothingElse() throws Exception {
        Library library = Library.unpacked(jar, cache);

        assertThat(library.jars())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("a.jar", "b.jar");
        assertThat(library.home().resolve("jars/a.jar")).hasContent("ay");
        assertThat(library.home().resolve("cassandra/c.jar")).hasContent("see");
        assertThat(library.home().resolve("archives")).isEmptyDirectory();
        assertThat(library.home().resolve("io")).doesNotExist();
        assertThat(cache).isDirectoryNotContaining(path -> path.toString().endsWith(".partial"));
    }

    @Test
    void theyAreUnpackedOnce() throws Exception {
        Library first = Library.unpacked(jar, cache);
        Files.writeString(first.home().resolve("jars/a.jar"), "touched");

        Library second = Library.unpacked(jar, cache);

        assertThat(second.home()).isEqualTo(first.home());
        assertThat(second.home().resolve("jars/a.jar")).hasContent("touched");
    }

    @Test
    void anotherBuildHasAHomeOfItsOwn() throws Exception {
        Library first = Library.unpacked(jar, cache);
        Library second = Library.unpacked(jar("other.jar", Map.of("lib/jars/a.jar", "yay")), cache);

        assertThat(second.home()).isNotEqualTo(first.home());
        assertThat(first.home().resolve("jars/a.jar")).hasContent("ay");
        assertThat(second.home().resolve("jars/a.jar")).hasContent("yay");
    }

    @Test
    void whatAnInterruptedStartLeftIsReplaced() throws Exception {
        Path home = Library.unpacked(jar, cache).home();
        Path partial = Path.of(home + ".partial");
        Files.move(home, partial);
        Files.delete(partial.resolve("jars/a.jar"));
        Files.writeString(partial.resolve("jars/b.jar"), "b");

        Library library = Library.unpacked(jar, cache);

        assertThat(library.home().resolve("jars/a.jar")).hasContent("ay");
        assertThat(library.home().resolve("jars/b.jar")).hasContent("bee");
        assertThat(partial).doesNotExist();
    }

    @Test
    void anEntryThatPointsOutsideIsRefusedAndNothingIsWrittenThere() throws IOException {
        Path evil = jar("evil.jar", Map.of("lib/../../outside.jar", "evil"));

        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> Library.unpacked(evil, cache))
                .withMessageContaining("points outside");

        assertThat(directory.resolve("outside.jar")).doesNotExist();
        assertThat(cache.resolve("outside.jar")).doesNotExist();
    }

    @Test
    void aCacheThatCannotBeMadeIsOneSentenceWithTheRemedy() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(BootException.class)
                .isThrownBy(() -> Library.unpacked(jar, file.resolve("cache")))
                .withMessageContaining(file.resolve("cache").toString())
                .withMessageContaining("PIPELINE_APPLIANCE_CACHE");
    }

    @Test
    void librariesThatNobodyHasStartedForTwoWeeksAreRemoved() throws Exception {
        Path old = aged(Library.unpacked(jar("old.jar", Map.of("lib/jars/a.jar", "old")), cache)
                .home());
        Path recent = Library.unpacked(jar("recent.jar", Map.of("lib/jars/a.jar", "recent")), cache)
                .home();

        Library.unpacked(jar, cache);

        assertThat(old).doesNotExist();
        assertThat(recent).isDirectory();
    }

    @Test
    void aStartKeepsTheLibrariesForTwoMoreWeeks() throws Exception {
        Path home = aged(Library.unpacked(jar, cache).home());

        Library.unpacked(jar, cache);
        Library.unpacked(jar("other.jar", Map.of("lib/jars/a.jar", "yay")), cache);

        assertThat(home).isDirectory();
    }

    @Test
    void librariesThatAnApplianceHasBeenRunningFromForLongStay() throws Exception {
        Path home = aged(Library.unpacked(jar, cache).home());
        Process user = helper("use", home.toString());
        try {
            assertThat(user.getInputStream().read()).isEqualTo('+');

            Library.unpacked(jar("other.jar", Map.of("lib/jars/a.jar", "yay")), cache);

            assertThat(home.resolve("jars/a.jar")).exists();
        } finally {
            user.destroyForcibly().waitFor();
        }
    }

    @Test
    void startsAtTheSameTimeUnpackOnceAndAllFindItWhole() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            starts.add(helper("unpack", jar.toString(), cache.toString()));
        }

        for (Process start : starts) {
            assertThat(start.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(start.getInputStream().readAllBytes(), UTF_8)).isEqualTo("ay bee");
        }
        try (Stream<Path> homes = Files.list(cache)) {
            assertThat(homes.filter(Files::isDirectory)).hasSize(1);
        }
    }

    private static Path aged(Path home) throws IOException {
        return Files.setLastModifiedTime(home, FileTime.from(Instant.now().minus(Duration.ofDays(15))));
    }

    /** Another process: a process cannot see its own file locks. */
    private static Process helper(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                LibraryProcess.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private Path jar(String name, Map<String, String> content) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return file;
    }
}
