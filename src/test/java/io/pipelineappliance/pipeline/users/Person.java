package io.pipelineappliance.pipeline.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** One good person in each of the two forms, for tests to spoil. */
final class Person {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ID = "31dbc690-f503-4a61-9ee9-3b831f1dc262";
    static final byte[] KEY = ID.getBytes(UTF_8);

    static final String RECORD = """
        {"id":"31dbc690-f503-4a61-9ee9-3b831f1dc262","first_name":"Debbie","last_name":"Bryant","gender":"female",
        "address":"8040 James St, Norfolk, Arizona, United States","post_code":"96138",
        "email":"debbie.bryant@example.com","username":"organicelephant749","dob":"1974-04-18T01:47:47.691Z",
        "registered_date":"2006-02-15T01:47:38.000Z","phone":"(918) 814-1308",
        "picture":"https://randomuser.me/api/portraits/med/women/9.jpg","fetched_at":"2026-01-02T03:04:05.678Z"}\
        """;

    private static final String USER = """
        {"gender":"female","name":{"title":"Ms","first":"Debbie","last":"Bryant"},"location":{"street":{"number":8040,
        "name":"James St"},"city":"Norfolk","state":"Arizona","country":"United States","postcode":96138},
        "email":"debbie.bryant@example.com","login":{"uuid":"31dbc690-f503-4a61-9ee9-3b831f1dc262",
        "username":"organicelephant749"},"dob":{"date":"1974-04-18T01:47:47.691Z","age":52},
        "registered":{"date":"2006-02-15T01:47:38.609Z","age":20},"phone":"(918) 814-1308",
        "picture":{"medium":"https://randomuser.me/api/portraits/med/women/9.jpg"},"nat":"US"}\
        """;

    private Person() {}

    static ObjectNode user() {
        return (ObjectNode) json(USER);
    }

    static ObjectNode record() {
        return (ObjectNode) json(RECORD);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException wrongTest) {
            throw new UncheckedIOException(wrongTest);
        }
    }
}
