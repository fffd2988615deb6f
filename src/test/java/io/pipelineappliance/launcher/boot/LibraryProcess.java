package io.pipelineappliance.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that unpacks libraries, or runs from them until it is killed. */
final class LibraryProcess {
    private LibraryProcess() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "unpack" -> print(Library.unpacked(Path.of(arguments[1]), Path.of(arguments[2])));
            case "use" -> use(Path.of(arguments[1]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void print(Library library) throws IOException {
        Path jars = library.home().resolve("jars");
        System.out.print(Files.readString(jars.resolve("a.jar")) + " " + Files.readString(jars.resolve("b.jar")));
        System.out.flush();
    }

    private static void use(Path home) throws IOException {
        try (LibraryUse use = LibraryUse.of(home)) {
            System.out.print('+');
            System.out.flush();
            System.in.read();
        }
    }
}
