package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import io.pipelineappliance.registry.service.VersionNumber;
import io.pipelineappliance.registry.store.Subject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request and its answer, as routes see them.
 *
 * @param context Javalin's
 */
record Exchange(Context context) {
    private static final String GLOBAL = "__GLOBAL";
    private static final String EMPTY = "__EMPTY";

    Subject subject() {
        return Subject.of(context.pathParam("subject"));
    }

    /** The subject of a request that changes something under its name. */
    Subject validSubject() {
        Subject subject = subject();
        boolean invalid = subject.toString().chars().anyMatch(Character::isISOControl)
                || subject.name().equals(GLOBAL)
                || subject.name().equals(EMPTY)
                || subject.context().equals("*");
        if (invalid) {
            throw new RegistryException(
                    ErrorCode.INVALID_SUBJECT,
                    "The specified subject '" + subject + "' is not valid; name it otherwise.");
        }
        return subject;
    }

    /** The subject in whose context an id is meant. */
    Subject subjectParameter() {
        return Subject.of(text("subject"));
    }

    VersionNumber version() {
        return VersionNumber.of(context.pathParam("version"));
    }

    int id() {
        return number(context.pathParam("id"));
    }

    boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    String text(String name) {
        return Objects.requireNonNullElse(context.queryParam(name), "");
    }

    Optional<String> given(String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    List<String> texts(String name) {
        return context.queryParams(name);
    }

    /** The body, which must be an object. */
    ObjectNode body() {
        MediaTypes.requireConsumed(context.contentType());
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length == 0) {
            throw new RegistryException(ErrorCode.UNPROCESSABLE, "The request has no body; send a JSON object.");
        }
        JsonNode body = Json.parse(bytes);
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw new RegistryException(ErrorCode.BAD_REQUEST, "The body is no JSON object.");
    }

    /** The part of a list that is asked for. */
    <T> List<T> page(List<T> all) {
        int offset = given("offset").map(Exchange::number).orElse(0);
        int limit = given("limit").map(Exchange::number).orElse(-1);
        return all.stream()
                .skip(Math.max(0, offset))
                .limit(limit < 0 ? Long.MAX_VALUE : limit)
                .toList();
    }

    void answer(Object tree) {
        context.contentType(MediaTypes.produced(context.header("Accept"))).result(Json.bytes(tree));
    }

    /** A schema alone, as it is. */
    void answerText(String schema) {
        context.contentType(MediaTypes.produced(context.header("Accept"))).result(schema);
    }

    /** What is no number cannot be found, as in Confluent's registry. */
    private static int number(String text) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new RegistryException(ErrorCode.NOT_FOUND, "HTTP 404 Not Found: '" + text + "' is no number.", e);
        }
    }
}
