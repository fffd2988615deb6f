package io.pipelineappliance.launcher.access;

import io.pipelineappliance.dashboard.access.Passwords;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a token. */
@Command(
        name = "new-token",
        header = "Make a token for a program, and print it with the entry for dashboard.tokens.",
        description = {"", "The token is printed this once, and stands nowhere else.", ""},
        mixinStandardHelpOptions = true)
final class NewToken implements Runnable {
    private static final int RANDOM_BYTES = 32;

    @Mixin
    private AccountOptions account;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String entry = account.entry(Passwords.hashOfToken(token));
        PrintWriter out = spec.commandLine().getOut();
        out.println("token: " + token);
        out.println("entry: " + entry);
    }
}
