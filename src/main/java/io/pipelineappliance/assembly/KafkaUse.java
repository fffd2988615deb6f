package io.pipelineappliance.assembly;

import io.pipelineappliance.config.KafkaConfig;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.external.ExternalSystem;
import io.pipelineappliance.kafka.EmbeddedKafka;
import io.pipelineappliance.kafka.KafkaProbe;
import io.pipelineappliance.kafka.client.ClientSecurity;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.runtime.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka, from the configuration. */
final class KafkaUse {
    private KafkaUse() {}

    static KafkaAccess access(KafkaConfig config) {
        if (config.embedded()) {
            return KafkaAccess.open(config.servers());
        }
        Map<String, String> properties = new HashMap<>(config.client());
        properties.put("security.protocol", config.security().name());
        if (config.security().tls()) {
            properties.putAll(ClientSecurity.tls(TlsUse.read("kafka", config.tls())));
        }
        if (config.security().sasl()) {
            String user = config.user().orElseThrow();
            String password = config.password().map(Secret::value).orElseThrow();
            properties.putAll(
                    config.saslMechanism() == KafkaConfig.SaslMechanism.OAUTHBEARER
                            ? ClientSecurity.oauth(
                                    config.tokenUrl().orElseThrow().toString(), user, password)
                            : ClientSecurity.password(config.saslMechanismName(), user, password));
        }
        int copies = config.replicationFactor();
        return new KafkaAccess(config.servers(), properties, copies == 0 ? KafkaAccess.BROKERS_CHOICE : (short) copies);
    }

    static Part part(KafkaConfig config, Frontage frontage, KafkaAccess access, Path directory) {
        String title = "Kafka";
        return config.embedded()
                ? Part.of(PartNames.KAFKA, title, embedded(config, frontage, directory))
                        .at(access.servers())
                        .stoppable()
                : Part.of(
                                PartNames.KAFKA,
                                title,
                                new ExternalSystem(PartNames.KAFKA, "Kafka at " + access, new KafkaProbe(access)))
                        .at(access.servers());
    }

    private static EmbeddedKafka embedded(KafkaConfig config, Frontage frontage, Path directory) {
        int port = frontage.portBehind(Selection.System.KAFKA, config.port());
        return new EmbeddedKafka(KafkaConfig.embedded(port, config.controllerPort()), directory, config.port());
    }
}
