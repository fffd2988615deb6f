package io.pipelineappliance.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An old Java can only refuse with a sentence what it can read. */
class BootClassFilesTest {
    private static final Path CLASSES = Path.of("target/classes/io/pipelineappliance/launcher/boot");
    private static final int CLASS_FILE_OF_JAVA_8 = 52;
    private static final int MAGIC_AND_MINOR_VERSION_BYTES = 6;

    @Test
    void everyBootClassCanBeReadByJava8() throws IOException {
        List<Path> classFiles;
        try (Stream<Path> files = Files.list(CLASSES)) {
            classFiles =
                    files.filter(file -> file.toString().endsWith(".class")).toList();
        }

        assertThat(classFiles)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(version(file)).isEqualTo(CLASS_FILE_OF_JAVA_8));
    }

    private static int version(Path classFile) throws IOException {
        try (InputStream file = Files.newInputStream(classFile);
                DataInputStream data = new DataInputStream(file)) {
            data.skipNBytes(MAGIC_AND_MINOR_VERSION_BYTES);
            return data.readUnsignedShort();
        }
    }
}
