package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.pipelineappliance.registry.service.Queries;
import io.pipelineappliance.registry.store.StoredSchema;
import java.util.List;

/** {@code /schemas}. */
final class SchemaRoutes {
    private static final String ID = "/schemas/ids/{id}";

    private final Queries queries;

    SchemaRoutes(Queries queries) {
        this.queries = queries;
    }

    void register(RoutesConfig routes) {
        routes.get("/schemas", context -> list(new Exchange(context)));
        routes.get("/schemas/types", context -> new Exchange(context).answer(List.of("JSON", "PROTOBUF", "AVRO")));
        routes.get(ID, context -> schema(new Exchange(context)));
        routes.get("/schemas/guids/{guid}", context -> schemaOfGuid(new Exchange(context)));
        routes.get("/schemas/guids/{guid}/ids", context -> idsOfGuid(new Exchange(context)));
        routes.get(ID + "/schema", context -> text(new Exchange(context)));
        routes.get(ID + "/subjects", context -> subjects(new Exchange(context)));
        routes.get(ID + "/versions", context -> versions(new Exchange(context)));
    }

    private void list(Exchange exchange) {
        String rule = exchange.text("ruleType");
        List<StoredSchema> schemas = queries.schemas(
                exchange.given("subjectPrefix")
                        .filter(prefix -> !prefix.isEmpty())
                        .orElse(":*:"),
                exchange.flag("deleted"),
                exchange.flag("latestOnly"));
        exchange.answer(Json.array(exchange.page(schemas.stream()
                .filter(schema -> rule.isEmpty() || Queries.hasRule(schema, rule))
                .map(Json::version)
                .toList())));
    }

    private void schema(Exchange exchange) {
        StoredSchema schema = find(exchange);
        ObjectNode answer = Json.schema(schema).put("guid", schema.guid().toString());
        if (exchange.flag("fetchMaxId")) {
            answer.put("maxId", queries.highestId(exchange.subjectParameter()));
        }
        exchange.answer(answer);
    }

    private void schemaOfGuid(Exchange exchange) {
        String guid = exchange.context().pathParam("guid");
        exchange.answer(Json.schema(queries.places(guid).get(0)).put("guid", guid));
    }

    private void idsOfGuid(Exchange exchange) {
        exchange.answer(Json.array(queries.places(exchange.context().pathParam("guid")).stream()
                .map(schema ->
                        Json.object().put("context", schema.subject().context()).put("id", schema.id()))
                .distinct()
                .toList()));
    }

    private void text(Exchange exchange) {
        exchange.answerText(find(exchange).text());
    }

    private StoredSchema find(Exchange exchange) {
        return queries.schema(exchange.id(), exchange.subjectParameter());
    }

    private void subjects(Exchange exchange) {
        exchange.answer(exchange.page(places(exchange).stream()
                .map(schema -> schema.subject().toString())
                .distinct()
                .toList()));
    }

    private void versions(Exchange exchange) {
        exchange.answer(Json.array(exchange.page(places(exchange).stream()
                .map(schema -> Json.object()
                        .put("subject", schema.subject().toString())
                        .put("version", schema.version()))
                .toList())));
    }

    private List<StoredSchema> places(Exchange exchange) {
        return queries.places(exchange.id(), exchange.subjectParameter(), exchange.flag("deleted"));
    }
}
