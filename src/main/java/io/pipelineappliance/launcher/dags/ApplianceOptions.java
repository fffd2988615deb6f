package io.pipelineappliance.launcher.dags;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.launcher.options.ConfigOptions;
import io.pipelineappliance.launcher.options.OutputOption;
import io.pipelineappliance.runtime.LockHolder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which appliance is meant, and how its answers are printed. */
final class ApplianceOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Address of the appliance (default: of the one that runs on the data directory, else dashboard.port on this machine).")
    private String url;

    @Mixin
    private OutputOption output;

    @Mixin
    private ApplianceLogin login;

    @Mixin
    private ConfigOptions configuration;

    Optional<String> authorization() {
        return login.header();
    }

    boolean asJson() {
        return output.isJson();
    }

    URI address(CommandSpec command) {
        return url == null ? configured() : parsed(command);
    }

    private URI parsed(CommandSpec command) {
        try {
            URI address = new URI(url);
            if ("http".equals(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The same sentence as for another scheme.
        }
        throw new ParameterException(
                command.commandLine(), "--url: '" + url + "' is no address like http://127.0.0.1:9021.");
    }

    private URI configured() {
        ApplianceConfig config = configuration.load().config();
        Optional<LockHolder> running = LockHolder.running(config.dataDir());
        int port = config.dashboard().port();
        if (running.isEmpty() && port == 0) {
            throw new ApplianceException("No appliance runs on " + config.dataDir()
                    + "; start one with java -jar pipeline-appliance.jar, or give --data-dir or --url.");
        }
        return running.map(holder -> URI.create(holder.dashboard()))
                .orElseGet(() -> config.dashboard().url());
    }
}
