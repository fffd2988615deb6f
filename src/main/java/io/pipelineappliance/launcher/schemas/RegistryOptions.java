package io.pipelineappliance.launcher.schemas;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.launcher.options.ConfigOptions;
import io.pipelineappliance.launcher.options.OutputOption;
import io.pipelineappliance.registry.client.RegistryAccess;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which registry is meant, and how its answers are printed. */
final class RegistryOptions {
    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Address of the registry (default: schema-registry.url, or schema-registry.port on this machine)."
                            + " User, password and truststore are those of the configuration.")
    private String url;

    @Mixin
    private OutputOption output;

    @Mixin
    private ConfigOptions configuration;

    boolean asJson() {
        return output.isJson();
    }

    RegistryAccess access(CommandSpec command) {
        SchemaRegistryConfig config = configuration.load().config().schemaRegistry();
        return new RegistryAccess(
                url == null ? configured(config) : List.of(parsed(command)),
                config.user().orElse(""),
                config.password().map(Secret::value).orElse(""),
                config.truststore().map(Path::toString).orElse(""),
                config.truststorePassword().map(Secret::value).orElse(""));
    }

    private static List<URI> configured(SchemaRegistryConfig config) {
        if (config.isEmbedded() && config.port() == 0) {
            throw new ApplianceException(
                    "schema-registry.port: 0 is any free port, so that the configuration does not say"
                            + " where the Schema Registry is; give the address that the appliance has printed with --url.");
        }
        return config.addresses();
    }

    private URI parsed(CommandSpec command) {
        try {
            URI address = new URI(url);
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // The same sentence as for another scheme.
        }
        throw new ParameterException(
                command.commandLine(), "--url: '" + url + "' is no address like http://127.0.0.1:8081.");
    }
}
