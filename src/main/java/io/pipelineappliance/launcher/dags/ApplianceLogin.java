package io.pipelineappliance.launcher.dags;

import io.pipelineappliance.component.ApplianceException;
import java.io.Console;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a command says who it is. Secrets come from the environment or the terminal: arguments are for all to see. */
final class ApplianceLogin {
    private static final String PASSWORD = "PIPELINE_APPLIANCE_PASSWORD";
    private static final String TOKEN = "PIPELINE_APPLIANCE_TOKEN";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Log in as this user, where the appliance wants a login; the password is " + PASSWORD
                    + " of the environment, else asked for. Without it " + TOKEN + " of the environment is the token.")
    private String user;

    private Optional<String> header;

    /** What the header {@code Authorization} says, if anything. */
    Optional<String> header() {
        if (header == null) {
            header = header(System.getenv());
        }
        return header;
    }

    private Optional<String> header(Map<String, String> environment) {
        if (user == null) {
            return Optional.ofNullable(environment.get(TOKEN)).map(token -> "Bearer " + token.strip());
        }
        String password = Optional.ofNullable(environment.get(PASSWORD)).orElseGet(ApplianceLogin::ask);
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static String ask() {
        Console console = System.console();
        if (console == null) {
            throw new ApplianceException(
                    "There is no terminal to ask for the password at; give it in " + PASSWORD + ".");
        }
        return new String(console.readPassword("Password: "));
    }
}
