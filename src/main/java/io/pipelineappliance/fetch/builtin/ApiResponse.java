package io.pipelineappliance.fetch.builtin;

import java.time.LocalDateTime;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the document that answers a request. */
final class ApiResponse {
    private static final String VERSION = "1.4";

    private ApiResponse() {}

    /**
     * The document. Its people are made each time they are looked at, so that 5000 of them need no memory at once.
     *
     * @param now in UTC; ages are counted to it
     */
    static Map<String, Object> document(ApiRequest request, LocalDateTime now) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("results", results(request, new People(request.series(), request.passwords(), now)));
        if (request.info()) {
            document.put("info", info(request));
        }
        return document;
    }

    private static List<Map<String, Object>> results(ApiRequest request, People people) {
        return new AbstractList<>() {
            @Override
            public Map<String, Object> get(int index) {
                return chosen(request, people.person(index));
            }

            @Override
            public int size() {
                return request.results();
            }
        };
    }

    private static Map<String, Object> chosen(ApiRequest request, Map<Field, Object> person) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        for (Field field : request.fields()) {
            chosen.put(field.text(), person.get(field));
        }
        return chosen;
    }

    private static Map<String, Object> info(ApiRequest request) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("seed", request.series().seed());
        info.put("results", request.results());
        info.put("page", request.series().page());
        info.put("version", VERSION);
        return info;
    }
}
