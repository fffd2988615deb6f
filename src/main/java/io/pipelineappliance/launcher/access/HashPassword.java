package io.pipelineappliance.launcher.access;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.dashboard.access.Passwords;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the entry of a user. */
@Command(
        name = "hash-password",
        header = "Ask for a password, or read it from standard input, and print the entry for dashboard.users.",
        mixinStandardHelpOptions = true)
final class HashPassword implements Runnable {
    private static final int SHORTEST = 8;

    @Mixin
    private AccountOptions account;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        String password = password();
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST || bytes > Passwords.LONGEST) {
            throw new ApplianceException(
                    "The password has %d bytes, but must have %d characters to %d bytes; choose another."
                            .formatted(bytes, SHORTEST, Passwords.LONGEST));
        }
        spec.commandLine().getOut().println(account.entry(Passwords.hash(password)));
    }

    /** Never from the arguments, which every process of the machine can read. */
    private static String password() {
        Console console = System.console();
        if (console == null) {
            return firstLine();
        }
        String first = new String(console.readPassword("Password: "));
        if (!first.equals(new String(console.readPassword("Once more: ")))) {
            throw new ApplianceException("The two passwords differ; try again.");
        }
        return first;
    }

    private static String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("The password cannot be read", e);
        }
    }
}
