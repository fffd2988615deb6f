package io.pipelineappliance.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClassArchiveTest {
    private final Path home = Path.of("/home of libraries");

    @Test
    void eachRoleHasAnArchiveOfItsOwn() {
        ClassArchive appliance = ClassArchive.of(home, "appliance");
        ClassArchive executor = ClassArchive.of(home, "executor");

        assertThat(appliance.file()).isNotEqualTo(executor.file());
        assertThat(appliance.file().getFileName().toString())
                .startsWith("appliance-")
                .endsWith(".jsa");
    }

    @Test
    void eachJavaHasAnArchiveOfItsOwn() {
        String version = System.getProperty("java.vm.version");
        Path before = ClassArchive.of(home, "appliance").file();
        try {
            System.setProperty("java.vm.version", "99/beta+1");
            Path after = ClassArchive.of(home, "appliance").file();

            assertThat(after).isNotEqualTo(before);
            assertThat(after.getParent())
                    .as("no directory from a version's name")
                    .isEqualTo(before.getParent());
        } finally {
            System.setProperty("java.vm.version", version);
        }
    }

    @Test
    void allFilesOfOneArchiveDiffer() {
        ClassArchive archive = ClassArchive.of(home, "executor");

        assertThat(new Path[] {archive.file(), archive.classList(), archive.classPath()})
                .doesNotHaveDuplicates();
        assertThat(archive.exists()).isFalse();
    }
}
