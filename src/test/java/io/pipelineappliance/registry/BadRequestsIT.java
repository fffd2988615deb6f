package io.pipelineappliance.registry;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static io.pipelineappliance.registry.RegistryHttp.jsonSchema;
import static io.pipelineappliance.registry.RegistryHttp.protobuf;
import static io.pipelineappliance.registry.RegistryHttp.referring;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.registry.RegistryHttp.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Malformed requests, each of which is told apart at once while the registry goes on. */
@ExtendWith(SharedRegistry.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadRequestsIT {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final String REGISTER = "POST /subjects/bad/versions";
    private static final String LOOK_UP = "POST /subjects/bad";
    private static final String CHECK = "POST /compatibility/subjects/bad/versions/latest";
    private static final String PROTO_3 = "syntax = \"proto3\"; ";
    private static final String LARGE = "x".repeat(5 << 20);

    private final RegistryHttp http;

    BadRequestsIT(RegistryHttp http) {
        this.http = http;
    }

    @BeforeAll
    void registerGoodOnes() {
        http.register("bad", avro("\"int\""));
        http.register("good-json", jsonSchema("{}"));
        http.register("good-protobuf", protobuf("syntax = \"proto3\"; message Good {}"));
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                // Not JSON
                Arguments.of("no body", REGISTER, "", 422),
                Arguments.of("cut off", REGISTER, "{\"schema\":\"\\\"int\\\"\"", 400),
                Arguments.of("not JSON", REGISTER, "schema=int", 400),
                Arguments.of("two values", REGISTER, "{} {}", 400),
                Arguments.of("invalid UTF-8 escape", REGISTER, "{\"schema\":\"\\uZZZZ\"}", 400),
                Arguments.of("cut off look-up", LOOK_UP, "{", 400),
                Arguments.of("cut off check", CHECK, "[", 400),
                Arguments.of("cut off configuration", "PUT /config", "{\"compatibility\":", 400),
                Arguments.of("cut off mode", "PUT /mode", "\"", 400),
                Arguments.of("deep body", REGISTER, "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000), 400),
                // Wrong types
                Arguments.of("array", REGISTER, "[]", 400),
                Arguments.of("text", REGISTER, "\"int\"", 400),
                Arguments.of("null", REGISTER, "null", 400),
                Arguments.of("schema as object", REGISTER, "{\"schema\":{\"type\":\"int\"}}", 400),
                Arguments.of("references as text", REGISTER, "{\"schema\":\"\\\"int\\\"\",\"references\":\"a\"}", 400),
                Arguments.of("reference as text", REGISTER, "{\"schema\":\"\\\"int\\\"\",\"references\":[\"a\"]}", 400),
                Arguments.of("id as text", REGISTER, "{\"schema\":\"\\\"int\\\"\",\"id\":\"one\"}", 400),
                Arguments.of("huge id", REGISTER, "{\"schema\":\"\\\"int\\\"\",\"id\":1e99}", 400),
                Arguments.of("metadata as list", REGISTER, "{\"schema\":\"\\\"int\\\"\",\"metadata\":[]}", 400),
                Arguments.of("unknown member", REGISTER, "{\"schema\":\"\\\"int\\\"\",\"shcemaType\":\"JSON\"}", 422),
                Arguments.of(
                        "unknown type",
                        REGISTER,
                        avro("\"int\"").put("schemaType", "XML").toString(),
                        42201),
                Arguments.of(
                        "type in small letters",
                        REGISTER,
                        avro("\"int\"").put("schemaType", "avro").toString(),
                        42201),
                // No schemas
                Arguments.of("empty schema", "POST /subjects/empty/versions", avro("").toString(), 42201),
                Arguments.of(
                        "unknown Avro type",
                        REGISTER,
                        avro("{\"type\":\"strin\"}").toString(),
                        42201),
                Arguments.of(
                        "Avro record without fields",
                        REGISTER,
                        avro("{\"type\":\"record\",\"name\":\"A\"}").toString(),
                        42201),
                Arguments.of(
                        "Avro default of another type",
                        REGISTER,
                        avro("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"f\",\"type\":\"int\",\"default\":\"x\"}]}")
                                .toString(),
                        42201),
                Arguments.of(
                        "JSON Schema of a wrong type",
                        REGISTER,
                        jsonSchema("{\"type\":\"strin\"}").toString(),
                        42201),
                Arguments.of(
                        "JSON Schema that is a number",
                        REGISTER,
                        jsonSchema("1").toString(),
                        42201),
                Arguments.of(
                        "unknown draft",
                        REGISTER,
                        jsonSchema("{\"$schema\":\"http://a.example/b\"}").toString(),
                        42201),
                Arguments.of(
                        "$ref to nowhere",
                        REGISTER,
                        jsonSchema("{\"$ref\":\"#/$defs/none\"}").toString(),
                        42201),
                Arguments.of(
                        "$ref to a web site",
                        REGISTER,
                        jsonSchema("{\"$ref\":\"http://a.example/b\"}").toString(),
                        42201),
                Arguments.of("no Protobuf", REGISTER, protobuf("message {").toString(), 42201),
                Arguments.of(
                        "unknown Protobuf type",
                        REGISTER,
                        protobuf(PROTO_3 + "message A { B b = 1; }").toString(),
                        42201),
                Arguments.of(
                        "Protobuf number twice",
                        REGISTER,
                        protobuf(PROTO_3 + "message A { int32 a = 1; int32 b = 1; }")
                                .toString(),
                        42201),
                // Too much
                Arguments.of(
                        "5 MB of Avro",
                        REGISTER,
                        avro("{\"type\":\"int\",\"doc\":\"" + LARGE + "\"}").toString(),
                        42209),
                Arguments.of(
                        "5 MB of JSON Schema",
                        REGISTER,
                        jsonSchema("{\"title\":\"" + LARGE + "\"}").toString(),
                        42209),
                Arguments.of(
                        "5 MB of Protobuf",
                        REGISTER,
                        protobuf("// " + LARGE + "\nmessage A {}").toString(),
                        42209),
                Arguments.of("5 MB to look up", LOOK_UP, avro(LARGE).toString(), 42209),
                Arguments.of("20 MB", REGISTER, avro(LARGE.repeat(4)).toString(), 413),
                Arguments.of(
                        "deep Avro",
                        REGISTER,
                        avro(nested("{\"type\":\"array\",\"items\":", "\"int\"", "}", 10_000))
                                .toString(),
                        42201),
                Arguments.of(
                        "deep JSON Schema",
                        REGISTER,
                        jsonSchema(nested("{\"not\":", "{}", "}", 10_000)).toString(),
                        42201),
                Arguments.of(
                        "deep Protobuf",
                        REGISTER,
                        protobuf(nested("message A {", "", "}", 10_000)).toString(),
                        42201),
                // References
                Arguments.of(
                        "unknown reference",
                        REGISTER,
                        referring(avro("\"A\""), "A", "nobody", 1).toString(),
                        42201),
                Arguments.of(
                        "unknown version",
                        REGISTER,
                        referring(avro("\"A\""), "A", "bad", 99).toString(),
                        42201),
                Arguments.of(
                        "version 0",
                        REGISTER,
                        referring(avro("\"int\""), "A", "bad", 0).toString(),
                        42201),
                Arguments.of(
                        "reference without a name",
                        REGISTER,
                        referring(avro("\"int\""), "", "bad", 1).toString(),
                        42201),
                Arguments.of(
                        "itself",
                        "POST /subjects/self/versions",
                        referring(avro("\"A\""), "A", "self", 1).toString(),
                        42201),
                // Paths
                Arguments.of("nowhere", "GET /schema", "", 404),
                Arguments.of("up and away", "GET /subjects/../../etc/passwd", "", 400),
                Arguments.of(
                        "up and away, encoded", "GET /subjects/%2e%2e%2f%2e%2e%2fetc%2fpasswd/versions", "", 40401),
                Arguments.of("empty segments", "GET //subjects//", "", 404),
                Arguments.of("zero byte", "GET /subjects/a%00b/versions", "", 400),
                Arguments.of("id below zero", "GET /schemas/ids/-1", "", 40403),
                Arguments.of("id beyond all numbers", "GET /schemas/ids/99999999999999999999", "", 404),
                Arguments.of(
                        "version beyond all numbers", "GET /subjects/bad/versions/99999999999999999999", "", 42202),
                Arguments.of("wrong method", "PUT /subjects", "{}", 405));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isToldApartWithinASecond(String name, String target, String body, int code) {
        String[] parts = target.split(" ");
        long begin = System.nanoTime();
        Answer answer = http.send(http.request(parts[1])
                .header("Content-Type", RegistryHttp.CONTENT_TYPE)
                .method(parts[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);

        answer.error(code);
        assertThat(took).isLessThan(LONGEST);
        assertThat(http.register("bad", avro("\"int\""))).isPositive();
        assertThat(http.get("/subjects/bad/versions").json()).hasToString("[1]");
    }

    @Test
    void whoReadsNothingBeforeAllIsSentLearnsThatItWasTooMuch() throws IOException {
        String body = avro(LARGE.repeat(4)).toString();
        try (Socket socket = new Socket("127.0.0.1", http.port())) {
            socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(30).toMillis()));
            OutputStream request = socket.getOutputStream();
            request.write(
                    "POST /subjects/bad/versions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(RegistryHttp.CONTENT_TYPE, body.length())
                            .getBytes(StandardCharsets.US_ASCII));
            request.write(body.getBytes(StandardCharsets.US_ASCII));

            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void otherContentTypesAreRefused() {
        http.send(http.request("/subjects/bad/versions")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(avro("\"int\"").toString())))
                .error(415);
        http.send(http.request("/subjects").header("Accept", "text/html").GET()).error(406);
    }

    private static String nested(String open, String inner, String close, int depth) {
        return open.repeat(depth) + inner + close.repeat(depth);
    }
}
