package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.EmbeddedCassandra;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraProbe;
import io.pipelineappliance.config.CassandraConfig;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.external.ExternalSystem;
import io.pipelineappliance.external.Probe;
import io.pipelineappliance.runtime.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Cassandra, from the configuration. */
final class CassandraUse {
    private CassandraUse() {}

    static CassandraAccess access(CassandraConfig config) {
        if (config.embedded()) {
            return CassandraAccess.local(config.port());
        }
        return new CassandraAccess(
                config.nodes(),
                config.dataCenter(),
                config.user().orElse(""),
                config.password().map(Secret::value).orElse(""),
                config.tls() ? List.of(TlsUse.read("cassandra", config.tlsFiles())) : List.of(),
                config.readConsistency().name(),
                config.writeConsistency().name(),
                false);
    }

    /** Copies of a keyspace that has to be made. */
    static Map<String, String> copies(CassandraConfig config) {
        return config.embedded() ? Map.of(CassandraConfig.EMBEDDED_DATA_CENTER, "1") : config.replication();
    }

    /** @param libraries the jars of the embedded node's own class loader */
    static Part part(
            CassandraConfig config,
            Frontage frontage,
            CassandraAccess access,
            Path directory,
            Supplier<List<Path>> libraries) {
        String title = "Cassandra";
        return config.embedded()
                ? Part.of(PartNames.CASSANDRA, title, embedded(config, frontage, directory, libraries.get()))
                        .at(access.toString())
                        .stoppable()
                : Part.of(
                                PartNames.CASSANDRA,
                                title,
                                new ExternalSystem(PartNames.CASSANDRA, "Cassandra at " + access, probe(access)))
                        .at(access.toString());
    }

    private static EmbeddedCassandra embedded(
            CassandraConfig config, Frontage frontage, Path directory, List<Path> libraries) {
        int port = frontage.portBehind(Selection.System.CASSANDRA, config.port());
        return new EmbeddedCassandra(CassandraConfig.embedded(port, config.storagePort()), directory, libraries);
    }

    private static Probe probe(CassandraAccess access) {
        CassandraProbe asked = new CassandraProbe(access);
        return new Probe() {
            @Override
            public Optional<String> ask() {
                return asked.ask();
            }

            @Override
            public void close() {
                asked.close();
            }
        };
    }
}
