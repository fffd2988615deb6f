package io.pipelineappliance.fetch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.MalformedResponse;
import io.pipelineappliance.pipeline.Pipeline;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * One answer of a source as it is kept with its run: whoever reads it later gets the very same people.
 *
 * @param source who answered
 * @param url the source's address, for people to read
 * @param at when the answer was complete, in milliseconds since 1970
 * @param body the answer as it came, which is JSON
 */
record FetchedAnswer(SourceName source, String url, long at, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    @JsonCreator
    FetchedAnswer {}

    /** The answers of a run as bytes. */
    static byte[] encoded(List<FetchedAnswer> answers) {
        try {
            return JSON.writeValueAsBytes(answers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written", e);
        }
    }

    static List<FetchedAnswer> decoded(byte[] bytes) {
        try {
            return List.of(JSON.readValue(bytes, FetchedAnswer[].class));
        } catch (IOException e) {
            throw new IllegalStateException("a stored answer cannot be read", e);
        }
    }

    /** @throws MalformedResponse when the answer as a whole has not the source's form */
    Extract extract(Pipeline pipeline) throws MalformedResponse {
        try {
            return pipeline.extract(JSON.readTree(body), Instant.ofEpochMilli(at));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer is no JSON", e);
        }
    }
}
