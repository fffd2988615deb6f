package io.pipelineappliance.dashboard.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.explore.messages.CopyOrder;
import io.pipelineappliance.explore.messages.NewContent;
import io.pipelineappliance.explore.messages.NewHeader;
import io.pipelineappliance.explore.messages.NewMessage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The bodies of orders to send something. What is wrong with one is a sentence with the way to the field. */
final class MessageBodies {
    private MessageBodies() {}

    static NewMessage message(Context context) {
        NewMessage body = read(context, NewMessage.class);
        return new NewMessage(
                partition(body.partition()),
                body.timestamp(),
                content(body.key(), NewContent.none()),
                content(body.value(), NewContent.none()),
                body.headers() == null ? List.of() : headers(body.headers()));
    }

    static CopyOrder copy(Context context, String topic) {
        CopyOrder body = context.body().isBlank()
                ? new CopyOrder(null, null, null, null, null, null, false)
                : read(context, CopyOrder.class);
        return new CopyOrder(
                body.topic() == null ? topic : body.topic(),
                partition(body.partition()),
                content(body.key(), null),
                content(body.value(), null),
                body.headers() == null ? null : headers(body.headers()),
                body.withoutHeaders() == null
                        ? List.of()
                        : body.withoutHeaders().stream()
                                .filter(name -> name != null && !name.isEmpty())
                                .toList(),
                body.keepTimestamp());
    }

    private static NewContent content(NewContent content, NewContent fallback) {
        if (content == null) {
            return fallback;
        }
        if (content.format() == null) {
            throw new BadRequestResponse(
                    "A key or value has no format; give one of NONE, TEXT, JSON, HEX, BASE64, SCHEMA.");
        }
        return content;
    }

    private static Integer partition(Integer partition) {
        if (partition != null && partition < 0) {
            throw new BadRequestResponse(
                    "partition is %d, but must be a whole number of 0 or more.".formatted(partition));
        }
        return partition;
    }

    private static List<NewHeader> headers(List<NewHeader> headers) {
        if (headers.stream().anyMatch(header -> header == null || header.key() == null || header.format() == null)) {
            throw new BadRequestResponse(
                    "Each header needs a key and a format, like {\"key\": \"trace\", \"format\": \"TEXT\", \"text\": \"1\"}.");
        }
        return headers.stream().filter(Objects::nonNull).toList();
    }

    private static <T> T read(Context context, Class<T> type) {
        try {
            T body = Mapper.INSTANCE.readValue(context.body(), type);
            if (body == null) {
                throw new BadRequestResponse("The body must be a JSON object.");
            }
            return body;
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."));
            throw new BadRequestResponse("The body cannot be used%s: %s."
                    .formatted(path.isEmpty() ? "" : " at " + path, e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse("The body is not JSON at line %d, column %d: %s."
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage()));
        }
    }

    private static final class Mapper {
        private static final ObjectMapper INSTANCE = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .build();
    }
}
