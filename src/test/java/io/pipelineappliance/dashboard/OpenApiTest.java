package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.StreamConfig;
import io.pipelineappliance.dashboard.access.SessionView;
import io.pipelineappliance.dashboard.cluster.ClusterApiRecords;
import io.pipelineappliance.dashboard.dags.DagsApiRecords;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.dashboard.health.HealthApi;
import io.pipelineappliance.dashboard.health.HealthApiRecords;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.Problem;
import io.pipelineappliance.dashboard.messages.MessagesApiRecords;
import io.pipelineappliance.dashboard.schemas.SchemasApiRecords;
import io.pipelineappliance.dashboard.spark.SparkApiRecords;
import io.pipelineappliance.dashboard.system.SystemApiRecords;
import io.pipelineappliance.dashboard.table.TableApiRecords;
import io.pipelineappliance.dashboard.topics.TopicsApiRecords;
import io.pipelineappliance.explore.cluster.BrokerConfig;
import io.pipelineappliance.explore.groups.GroupKind;
import io.pipelineappliance.explore.groups.LagTrend;
import io.pipelineappliance.explore.logs.LogLevel;
import io.pipelineappliance.explore.spark.StreamRestart;
import io.pipelineappliance.explore.topics.TopicUse;
import io.pipelineappliance.explore.zookeeper.ZNode;
import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RunState;
import io.pipelineappliance.schedule.TriggerKind;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiTest {
    private final ObjectMapper json = new ObjectMapper();
    private JsonNode description;

    @BeforeEach
    void read() throws Exception {
        try (InputStream resource = Dashboard.class.getResourceAsStream("openapi.json")) {
            description = json.readTree(resource);
        }
    }

    @Test
    void describesEveryRouteAndNoOther() {
        try (Dashboard dashboard =
                TestDashboard.of(() -> null, new RecordedControl(), new FakeDags(), AllAreas.disconnected())) {
            dashboard.start();
            assertThat(describedRoutes()).isEqualTo(dashboard.routes());
        }
    }

    @Test
    void isServedAsItIs() throws Exception {
        try (Dashboard dashboard =
                TestDashboard.of(() -> null, new RecordedControl(), new FakeDags(), AllAreas.disconnected())) {
            dashboard.start();
            RawHttp.Answer answer = RawHttp.send(dashboard.port(), "GET /api/v1/openapi.json", "Host: localhost");
            assertThat(json.readTree(answer.body())).isEqualTo(description);
        }
    }

    static Stream<Class<?>> records() {
        return Stream.of(
                        Stream.of(Status.class, Problem.class, SessionView.class),
                        Arrays.stream(Status.class.getDeclaredClasses()).filter(Class::isRecord),
                        DagsApiRecords.all(),
                        MessagesApiRecords.all(),
                        SchemasApiRecords.all(),
                        TableApiRecords.all(),
                        ClusterApiRecords.all(),
                        SparkApiRecords.all(),
                        SystemApiRecords.all(),
                        HealthApiRecords.all(),
                        TopicsApiRecords.all())
                .flatMap(records -> records);
    }

    @ParameterizedTest
    @MethodSource("records")
    void hasEveryFieldOfTheRecordInItsOrderAndRequiresIt(Class<?> record) {
        JsonNode schema = schema(record.getSimpleName());
        Set<String> fields = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(LinkedHashSet::new));

        assertThat(schema.get("properties").fieldNames()).toIterable().containsExactlyElementsOf(fields);
        assertThat(schema.get("required")).map(JsonNode::asText).containsExactlyElementsOf(fields);
        assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("records")
    void saysOfEveryNumberWhetherItMayBeNull(Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            boolean boxed = Number.class.isAssignableFrom(component.getType());
            if (boxed || component.getType().isPrimitive()) {
                JsonNode type = schema(record.getSimpleName()).at("/properties/" + component.getName() + "/type");
                assertThat(type.isArray())
                        .as(record.getSimpleName() + "." + component.getName())
                        .isEqualTo(boxed);
            }
        }
    }

    @Test
    void hasTheConstantsOfEveryEnum() {
        assertConstants(schema("ApplianceState"), Status.ApplianceState.values());
        assertConstants(schema("ComponentState"), ComponentState.values());
        assertConstants(schema("StreamState"), Status.StreamState.values());
        assertConstants(schema("SourceStatus").at("/properties/configured"), FetchConfig.Source.values());
        assertConstants(schema("StreamStatus").at("/properties/mode"), StreamConfig.Mode.values());
        assertConstants(schema("TopicUse"), TopicUse.values());
        assertConstants(schema("GroupKind"), GroupKind.values());
        assertConstants(schema("LagTrend"), LagTrend.values());
        assertConstants(schema("RunState"), RunState.values());
        assertConstants(schema("TriggerKind"), TriggerKind.values());
        assertConstants(schema("AlertView").at("/properties/kind"), AlertView.Kind.values());
        assertConstants(schema("RefusedOrderProblem").at("/properties/reason"), RefusedOrder.Reason.values());
        assertConstants(schema("LogLevel"), LogLevel.values());
        assertConstants(schema("NodeEncoding"), ZNode.Encoding.values());
        assertConstants(schema("BrokerConfigSource"), BrokerConfig.Source.values());
        assertConstants(schema("SparkQuery").at("/properties/state"), Status.StreamState.values());
        assertConstants(schema("SparkQuery").at("/properties/mode"), StreamConfig.Mode.values());
        assertConstants(schema("StreamRestart").at("/properties/outcome"), StreamRestart.Outcome.values());
        assertConstants(schema("HealthCondition"), HealthApi.Condition.values());
    }

    @ParameterizedTest
    @CsvSource({"0,false", "6,false", "60,false", "60,true"})
    void holdsForTheAnswersAtEveryStage(int secondsSinceStart, boolean troubled) throws Exception {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now().minusSeconds(secondsSinceStart), troubled);
        ObjectNode schema = description.deepCopy();
        schema.put("$ref", "#/components/schemas/Status");
        Schema status = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);

        assertThat(status.validate(json.readTree(Json.bytes(pipeline.get())))).isEmpty();
        assertThat(status.validate(json.readTree("{\"version\": 1}"))).isNotEmpty();
    }

    private Set<String> describedRoutes() {
        Set<String> routes = new TreeSet<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    private JsonNode schema(String name) {
        return description.at("/components/schemas/" + name);
    }

    private static void assertConstants(JsonNode schema, Enum<?>[] constants) {
        Set<String> described = StreamSupport.stream(schema.get("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        assertThat(described).isEqualTo(Arrays.stream(constants).map(Enum::name).collect(Collectors.toSet()));
    }
}
