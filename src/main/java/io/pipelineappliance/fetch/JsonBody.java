package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.TruncatedJson;
import java.io.IOException;
import java.util.Locale;

/** A response's body as JSON, or one line that says what it was instead. */
final class JsonBody {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);
    private static final int SHOWN_BYTES = 400;

    private JsonBody() {}

    static JsonNode parse(String url, byte[] body) throws FetchFailed {
        String start = start(body);
        if (start.isBlank()) {
            throw new FetchFailed(url + " answered with an empty body instead of JSON");
        }
        try {
            return JSON.readValue(body);
        } catch (JsonProcessingException notJson) {
            if (TruncatedJson.is(notJson)) {
                throw new FetchFailed(
                        url + " answered with truncated JSON: it ends after " + body.length + " bytes", notJson);
            }
            String instead = looksLikeHtml(start) ? "an HTML page instead of JSON" : "something that is not JSON";
            throw new FetchFailed(
                    url + " answered with " + instead + ", starting " + Excerpt.of(start.strip()), notJson);
        } catch (IOException impossibleInMemory) {
            throw new FetchFailed(url + " could not be read: " + impossibleInMemory.getMessage(), impossibleInMemory);
        }
    }

    /** The first characters of a body of any kind. */
    static String start(byte[] body) {
        return new String(body, 0, Math.min(body.length, SHOWN_BYTES), UTF_8);
    }

    private static boolean looksLikeHtml(String start) {
        String lower = start.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("<!doctype") || lower.startsWith("<html");
    }
}
