package io.pipelineappliance.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager.CancellableFSDataOutputStream;
import org.apache.spark.sql.execution.streaming.checkpointing.FileContextBasedCheckpointFileManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalCheckpointFilesTest {
    @TempDir
    private java.nio.file.Path temporary;

    /** Ours, and Spark's own for local disks: what holds for one must hold for the other. */
    enum Kind {
        OURS(LocalCheckpointFiles::new),
        SPARKS(FileContextBasedCheckpointFileManager::new);

        private final BiFunction<Path, Configuration, CheckpointFileManager> constructor;

        Kind(BiFunction<Path, Configuration, CheckpointFileManager> constructor) {
            this.constructor = constructor;
        }

        CheckpointFileManager on(Path directory) {
            return constructor.apply(directory, new Configuration());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileShowsWhenItIsClosedAndNotBefore(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path file = new Path(directory(), "0");

        CancellableFSDataOutputStream out = files.createAtomic(file, false);
        out.write("whole".getBytes(UTF_8));
        out.flush();
        assertThat(files.exists(file)).isFalse();
        out.close();

        assertThat(files.exists(file)).isTrue();
        assertThat(read(files, file)).isEqualTo("whole");
        assertThat(names(files.list(directory()))).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledFileLeavesNothing(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path file = new Path(directory(), "0");

        CancellableFSDataOutputStream out = files.createAtomic(file, true);
        out.write(1);
        out.cancel();
        out.close();

        assertThat(files.list(directory())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void cancellingAfterTheEndChangesNothing(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path file = new Path(directory(), "0");

        CancellableFSDataOutputStream out = files.createAtomic(file, true);
        out.write("whole".getBytes(UTF_8));
        out.close();
        out.close();
        out.cancel();

        assertThat(read(files, file)).isEqualTo("whole");
    }

    @ParameterizedTest
    @EnumSource
    void withoutOverwritingTheFileThatIsThereStays(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path file = new Path(directory(), "0");
        write(files, file, "first");

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> write(files, file, "second"));

        assertThat(read(files, file)).isEqualTo("first");
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoAtTheSameTimeTheFirstToCloseHasTheName(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path file = new Path(directory(), "0");

        CancellableFSDataOutputStream one = files.createAtomic(file, false);
        CancellableFSDataOutputStream two = files.createAtomic(file, false);
        one.write("one".getBytes(UTF_8));
        two.write("two".getBytes(UTF_8));
        two.close();

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(one::close);
        assertThat(read(files, file)).isEqualTo("two");
    }

    @ParameterizedTest
    @EnumSource
    void withOverwritingTheLastOneStays(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path file = new Path(directory(), "metadata");
        write(files, file, "first");

        CancellableFSDataOutputStream out = files.createAtomic(file, true);
        out.write("second".getBytes(UTF_8));
        assertThat(read(files, file)).isEqualTo("first");
        out.close();

        assertThat(read(files, file)).isEqualTo("second");
        assertThat(names(files.list(directory()))).containsExactly("metadata");
    }

    @ParameterizedTest
    @EnumSource
    void filesAndDirectoriesAreListedAsTheFilterSays(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        files.mkdirs(new Path(directory(), "sources/0"));
        write(files, new Path(directory(), "1"), "12345");

        assertThat(names(files.list(directory()))).containsExactlyInAnyOrder("1", "sources");
        FileStatus[] one = files.list(directory(), path -> path.getName().equals("1"));
        assertThat(one).hasSize(1);
        assertThat(one[0].getLen()).isEqualTo(5);
        assertThat(one[0].isFile()).isTrue();
        assertThat(new java.io.File(one[0].getPath().toUri().getPath()))
                .as("the path can be opened")
                .hasContent("12345");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereIsAnErrorToReadAndToListButNotToDelete(Kind kind) {
        CheckpointFileManager files = kind.on(directory());
        files.createCheckpointDirectory();
        Path nothing = new Path(directory(), "nothing");

        assertThat(files.exists(nothing)).isFalse();
        assertThatThrownBy(() -> files.open(nothing)).isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> files.list(nothing)).isInstanceOf(FileNotFoundException.class);
        files.delete(nothing);
    }

    @ParameterizedTest
    @EnumSource
    void aDirectoryIsDeletedWithAllThatIsInIt(Kind kind) throws IOException {
        CheckpointFileManager files = kind.on(directory());
        Path sources = new Path(directory(), "sources");
        files.mkdirs(new Path(sources, "0"));
        write(files, new Path(sources, "0/0"), "x");
        write(files, new Path(directory(), "metadata"), "y");

        files.delete(sources);
        files.delete(new Path(directory(), "metadata"));

        assertThat(files.list(directory())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theCheckpointDirectoryIsMadeOnceAndQualified(Kind kind) {
        CheckpointFileManager files = kind.on(directory());

        Path made = files.createCheckpointDirectory();

        assertThat(files.createCheckpointDirectory()).isEqualTo(made);
        assertThat(made.toUri().getScheme()).isEqualTo("file");
        assertThat(made.toUri().getPath()).isEqualTo(directory().toUri().getPath());
        assertThat(files.isLocal()).isTrue();
    }

    @Test
    void whatIsReadIsWhatAnotherManagerWrote() throws IOException {
        CheckpointFileManager ours = Kind.OURS.on(directory());
        CheckpointFileManager sparks = Kind.SPARKS.on(directory());
        ours.createCheckpointDirectory();

        write(ours, new Path(directory(), "0"), "by us");
        write(sparks, new Path(directory(), "1"), "by Spark");

        assertThat(read(sparks, new Path(directory(), "0"))).isEqualTo("by us");
        assertThat(read(ours, new Path(directory(), "1"))).isEqualTo("by Spark");
    }

    @Test
    void aFileInADirectoryThatIsNotThereYetMakesIt() throws IOException {
        CheckpointFileManager files = Kind.OURS.on(directory());
        Path file = new Path(directory(), "offsets/0");

        write(files, file, "whole");

        assertThat(read(files, file)).isEqualTo("whole");
    }

    @Test
    void aFileThatIsDeletedWhileItIsListedIsLeftOut() throws IOException {
        CheckpointFileManager files = Kind.OURS.on(directory());
        files.createCheckpointDirectory();
        write(files, new Path(directory(), "1"), "x");
        Files.createSymbolicLink(local().resolve("0"), local().resolve("deleted meanwhile"));

        assertThat(names(files.list(directory()))).containsExactly("1");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsAnInputOutputError() throws IOException {
        Files.createFile(temporary.resolve("file"));
        CheckpointFileManager files =
                Kind.OURS.on(new Path(temporary.resolve("file/below").toString()));

        assertThatThrownBy(() -> files.createAtomic(
                        new Path(temporary.resolve("file/below/0").toString()), false))
                .isInstanceOf(IOException.class);
    }

    /** With what users have in their paths. */
    private Path directory() {
        return new Path(local().toString());
    }

    private java.nio.file.Path local() {
        return temporary.resolve("my data +ü%20#1");
    }

    private static void write(CheckpointFileManager files, Path file, String text) throws IOException {
        CancellableFSDataOutputStream out = files.createAtomic(file, false);
        out.write(text.getBytes(UTF_8));
        out.close();
    }

    private static String read(CheckpointFileManager files, Path file) throws IOException {
        try (FSDataInputStream in = files.open(file)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static List<String> names(FileStatus[] found) {
        return Stream.of(found)
                .map(status -> status.getPath().getName())
                .filter(name -> !name.endsWith(".crc"))
                .toList();
    }
}
