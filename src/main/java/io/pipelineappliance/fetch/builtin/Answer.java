package io.pipelineappliance.fetch.builtin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTTP answer.
 *
 * @param status HTTP status
 * @param headers beside those that every answer has
 * @param body empty for none
 */
record Answer(int status, Map<String, String> headers, byte[] body) {
    private static final String CONTENT_TYPE = "Content-Type";

    static Answer of(ApiRequest request, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        String script = "application/javascript; charset=utf-8";
        headers.put(
                CONTENT_TYPE,
                request.callback().isPresent() ? script : request.format().contentType());
        if (request.download()) {
            headers.put(
                    "Content-Disposition",
                    "attachment; filename=\"" + request.format().fileName() + "\"");
        }
        return new Answer(200, headers, body);
    }

    static Answer error(int status, String sentence, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(CONTENT_TYPE, Format.JSON.contentType());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            TreeWriter.json(Map.of("error", sentence), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(status, all, body.toByteArray());
    }
}
