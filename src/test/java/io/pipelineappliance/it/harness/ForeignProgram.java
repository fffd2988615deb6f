package io.pipelineappliance.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Somebody else's Java program, run as a process of its own. */
public final class ForeignProgram {
    private final String mainClass;
    private final String classPath;
    private final List<String> javaOptions = new ArrayList<>();

    private ForeignProgram(String mainClass, String classPath) {
        this.mainClass = mainClass;
        this.classPath = classPath;
    }

    /** Spark's {@code spark-submit}, with the libraries of the tests. */
    public static ForeignProgram sparkSubmit() {
        return new ForeignProgram("org.apache.spark.deploy.SparkSubmit", System.getProperty("java.class.path"));
    }

    /** Kafka's {@code kafka-console-consumer.sh}, with libraries of its own. */
    public static ForeignProgram consoleConsumer() {
        return new ForeignProgram(
                "org.apache.kafka.tools.consumer.ConsoleConsumer", Workplace.kafkaTools() + File.separator + "*");
    }

    /** A class of the tests, with the executable jar on its class path. */
    public static ForeignProgram withJar(Class<?> mainClass) {
        String own =
                mainClass.getProtectionDomain().getCodeSource().getLocation().getPath();
        return new ForeignProgram(mainClass.getName(), Workplace.jar() + File.pathSeparator + own);
    }

    /** Options of the {@code java} command. */
    public ForeignProgram javaOptions(List<String> options) {
        javaOptions.addAll(options);
        return this;
    }

    /** What it wrote: standard output, and the rest. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs it to its end. */
    public Result run(List<String> arguments, Path directory, Duration within) {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder()
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.command().add(Workplace.javaHome().resolve("bin/java").toString());
        builder.command().addAll(javaOptions);
        builder.command().addAll(List.of("-cp", classPath, mainClass));
        builder.command().addAll(arguments);
        try {
            Process process = builder.start();
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(mainClass + " did not end within " + within + "; it wrote\n"
                        + Files.readString(out) + "\n" + Files.readString(err));
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
