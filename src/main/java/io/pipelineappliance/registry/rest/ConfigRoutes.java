package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.pipelineappliance.registry.service.Configurations;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.store.Subject;
import java.util.List;
import java.util.Set;

/** {@code /config}: of all, of a context or of a subject. */
final class ConfigRoutes {
    private static final Subject ALL = Subject.of("");
    private static final Set<String> MEMBERS = Set.of(
            "compatibility",
            "compatibilityLevel",
            "compatibilityGroup",
            "compatibilityPolicy",
            "normalize",
            "validateFields",
            "validateNewSchemas",
            "validateRules",
            "alias",
            "aliasForDeks",
            "defaultMetadata",
            "overrideMetadata",
            "defaultRuleSet",
            "overrideRuleSet");

    private final Configurations configurations;

    ConfigRoutes(Configurations configurations) {
        this.configurations = configurations;
    }

    void register(RoutesConfig routes) {
        routes.get("/config", context -> show(new Exchange(context), ALL));
        routes.put("/config", context -> update(new Exchange(context), ALL));
        routes.delete("/config", context -> new Exchange(context).answer(configurations.delete(ALL)));
        routes.get("/config/{subject}", context -> {
            Exchange exchange = new Exchange(context);
            show(exchange, exchange.subject());
        });
        routes.put("/config/{subject}", context -> {
            Exchange exchange = new Exchange(context);
            update(exchange, exchange.validSubject());
        });
        routes.delete("/config/{subject}", context -> {
            Exchange exchange = new Exchange(context);
            exchange.answer(configurations.delete(exchange.subject()));
        });
    }

    private void show(Exchange exchange, Subject subject) {
        exchange.answer(
                exchange.flag("defaultToGlobal")
                        ? configurations.inScope(subject)
                        : configurations.own(subject).orElseThrow(() -> notConfigured(subject)));
    }

    private void update(Exchange exchange, Subject subject) {
        ObjectNode body = exchange.body();
        body.properties().forEach(member -> {
            if (!MEMBERS.contains(member.getKey())) {
                throw new RegistryException(ErrorCode.UNPROCESSABLE, "Unrecognized field: " + member.getKey());
            }
        });
        List.of("defaultRuleSet", "overrideRuleSet").forEach(name -> RuleSets.require(body.path(name)));
        ObjectNode answer = configurations.update(subject, body).deepCopy();
        JsonNode level = answer.remove("compatibilityLevel");
        if (level != null) {
            answer.set("compatibility", level);
        }
        exchange.answer(answer);
    }

    private static RegistryException notConfigured(Subject subject) {
        return new RegistryException(
                ErrorCode.SUBJECT_CONFIG_NOT_FOUND,
                "Subject '" + subject + "' does not have subject-level compatibility configured");
    }
}
