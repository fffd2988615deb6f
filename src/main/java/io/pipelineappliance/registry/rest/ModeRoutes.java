package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.Modes;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.store.Mode;
import io.pipelineappliance.registry.store.Subject;
import java.util.Optional;

/** {@code /mode}: of all, of a context or of a subject. */
final class ModeRoutes {
    private static final Subject ALL = Subject.of("");

    private final Modes modes;

    ModeRoutes(Modes modes) {
        this.modes = modes;
    }

    void register(RoutesConfig routes) {
        routes.get("/mode", context -> show(new Exchange(context), ALL));
        routes.put("/mode", context -> set(new Exchange(context), ALL));
        routes.delete("/mode", context -> delete(new Exchange(context), ALL));
        routes.get("/mode/{subject}", context -> {
            Exchange exchange = new Exchange(context);
            show(exchange, exchange.subject());
        });
        routes.put("/mode/{subject}", context -> {
            Exchange exchange = new Exchange(context);
            set(exchange, exchange.validSubject());
        });
        routes.delete("/mode/{subject}", context -> {
            Exchange exchange = new Exchange(context);
            delete(exchange, exchange.subject());
        });
    }

    private void show(Exchange exchange, Subject subject) {
        Mode mode = exchange.flag("defaultToGlobal")
                ? modes.inScope(subject)
                : modes.own(subject)
                        .orElseThrow(() -> new RegistryException(
                                ErrorCode.SUBJECT_MODE_NOT_FOUND,
                                "Subject '" + subject + "' does not have subject-level mode configured"));
        exchange.answer(answer(Optional.of(mode)));
    }

    private void set(Exchange exchange, Subject subject) {
        JsonNode name = exchange.body().path("mode");
        Mode mode = Optional.of(name)
                .filter(JsonNode::isTextual)
                .flatMap(text -> Mode.named(text.asText()))
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.INVALID_MODE,
                        "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE and IMPORT."));
        exchange.answer(answer(Optional.of(modes.set(subject, mode, exchange.flag("force")))));
    }

    private void delete(Exchange exchange, Subject subject) {
        exchange.answer(answer(modes.delete(subject, exchange.flag("recursive"))));
    }

    private static ObjectNode answer(Optional<Mode> mode) {
        ObjectNode answer = Json.object();
        mode.ifPresent(known -> answer.put("mode", known.name()));
        return answer;
    }
}
