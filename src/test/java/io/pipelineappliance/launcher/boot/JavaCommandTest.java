package io.pipelineappliance.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandTest {
    @TempDir
    private Path directory;

    private Path jar;
    private Library library;

    @BeforeEach
    void unpack() throws Exception {
        jar = directory.resolve("appliance.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("lib/jars/b.jar"));
            zip.putNextEntry(new ZipEntry("lib/jars/a.jar"));
        }
        library = Library.unpacked(jar, directory.resolve("cache"));
    }

    @Test
    void itRunsTheMainClassOnTheSameJavaWithAllJarsAndTheArguments() throws IOException {
        List<String> command = command(17, List.of(), "--ephemeral", "--set", "a=b c");

        Path jars = library.home().resolve("jars");
        assertThat(command.get(0)).startsWith(System.getProperty("java.home"));
        assertThat(command)
                .endsWith(
                        "-cp",
                        jars.resolve("a.jar") + System.getProperty("path.separator") + jars.resolve("b.jar"),
                        "io.pipelineappliance.launcher.Main",
                        "--ephemeral",
                        "--set",
                        "a=b c")
                .contains("-Dappliance.jar=" + jar, "-Dappliance.home=" + library.home());
    }

    @Test
    void flagsOfTheUserComeAfterOursSoThatTheyWin() throws IOException {
        List<String> command = command(17, List.of("-Xmx4g", "-Dx=y"));

        assertThat(command).containsSubsequence("-Xmx1g", "-Xmx4g", "-Dx=y", "-cp");
        assertThat(command.subList(command.indexOf("-Dx=y") + 1, command.size()))
                .startsWith("-cp");
    }

    @Test
    void aCollectorOfTheUserReplacesOurs() throws IOException {
        assertThat(command(17, List.of())).contains("-XX:+UseSerialGC");
        assertThat(command(17, List.of("-XX:+UseG1GC")))
                .contains("-XX:+UseG1GC")
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void flagsThatANewerJavaNeedsAreGivenToThatOneOnly() throws IOException {
        assertThat(command(17, List.of())).noneMatch(flag -> flag.contains("native-access") || flag.contains("unsafe"));
        assertThat(command(25, List.of()))
                .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    @Test
    void theClassDataArchiveIsUsedOnceItIsThereAndPreparedBefore() throws IOException {
        ClassArchive archive = ClassArchive.of(library.home(), "appliance");
        assertThat(command(17, List.of())).contains("-XX:DumpLoadedClassList=" + archive.classList());

        Files.createFile(archive.file());

        assertThat(command(17, List.of()))
                .contains("-XX:SharedArchiveFile=" + archive.file())
                .noneMatch(flag -> flag.contains("DumpLoadedClassList"));
    }

    private List<String> command(int java, List<String> userFlags, String... arguments) throws IOException {
        return new JavaCommand(jar, library, java, userFlags).with(arguments);
    }
}
