package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.pipelineappliance.registry.service.Deletions;
import io.pipelineappliance.registry.service.Queries;
import io.pipelineappliance.registry.service.Queries.Shown;
import io.pipelineappliance.registry.service.Registrations;
import io.pipelineappliance.registry.service.RegistryService;
import io.pipelineappliance.registry.store.StoredSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /subjects}. */
final class SubjectRoutes {
    private static final String SUBJECT = "/subjects/{subject}";
    private static final String VERSIONS = SUBJECT + "/versions";
    private static final String VERSION = VERSIONS + "/{version}";
    private static final String ALL_CONTEXTS = ":*:";

    private final Registrations registrations;
    private final Deletions deletions;
    private final Queries queries;

    SubjectRoutes(RegistryService service) {
        this.registrations = service.registrations();
        this.deletions = service.deletions();
        this.queries = service.queries();
    }

    void register(RoutesConfig routes) {
        routes.get("/subjects", context -> list(new Exchange(context)));
        routes.post(SUBJECT, context -> lookUp(new Exchange(context)));
        routes.delete(SUBJECT, context -> delete(new Exchange(context)));
        routes.get(SUBJECT + "/metadata", context -> withMetadata(new Exchange(context)));
        routes.get(VERSIONS, context -> versions(new Exchange(context)));
        routes.post(VERSIONS, context -> register(new Exchange(context)));
        routes.get(VERSION, context -> version(new Exchange(context)));
        routes.delete(VERSION, context -> deleteVersion(new Exchange(context)));
        routes.get(VERSION + "/schema", context -> text(new Exchange(context)));
        routes.get(VERSION + "/referencedby", context -> referrers(new Exchange(context)));
    }

    private void list(Exchange exchange) {
        String prefix = exchange.given("subjectPrefix").orElse(ALL_CONTEXTS);
        exchange.answer(exchange.page(queries.subjects(prefix, shown(exchange))));
    }

    private void lookUp(Exchange exchange) {
        exchange.answer(Json.version(registrations.lookUp(
                exchange.subject(),
                SchemaRequests.of(exchange.body()),
                exchange.flag("normalize"),
                exchange.flag("deleted"))));
    }

    private void register(Exchange exchange) {
        StoredSchema registered = registrations.register(
                exchange.validSubject(), SchemaRequests.of(exchange.body()), exchange.flag("normalize"));
        ObjectNode answer = Json.version(registered);
        answer.remove("subject");
        exchange.answer(answer);
    }

    private void delete(Exchange exchange) {
        exchange.answer(deletions.deleteSubject(exchange.subject(), exchange.flag("permanent")));
    }

    private void versions(Exchange exchange) {
        exchange.answer(exchange.page(queries.versions(exchange.subject(), shown(exchange))));
    }

    private void version(Exchange exchange) {
        exchange.answer(Json.version(find(exchange)));
    }

    private void text(Exchange exchange) {
        exchange.answerText(find(exchange).text());
    }

    private StoredSchema find(Exchange exchange) {
        return queries.version(exchange.subject(), exchange.version(), exchange.flag("deleted"));
    }

    private void deleteVersion(Exchange exchange) {
        exchange.answer(deletions.deleteVersion(exchange.subject(), exchange.version(), exchange.flag("permanent")));
    }

    private void referrers(Exchange exchange) {
        exchange.answer(
                exchange.page(queries.referrers(exchange.subject(), exchange.version(), exchange.flag("deleted"))));
    }

    private void withMetadata(Exchange exchange) {
        List<String> keys = exchange.texts("key");
        List<String> values = exchange.texts("value");
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            properties.put(keys.get(i), values.get(i));
        }
        exchange.answer(Json.version(queries.withProperties(exchange.subject(), properties, exchange.flag("deleted"))));
    }

    private static Shown shown(Exchange exchange) {
        if (exchange.flag("deletedOnly")) {
            return Shown.DELETED;
        }
        return exchange.flag("deleted") ? Shown.ALL : Shown.LIVE;
    }
}
