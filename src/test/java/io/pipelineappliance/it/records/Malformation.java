package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A way for a record to be bad, and what the dead letter must say of it. */
public enum Malformation {
    TRUNCATED("the value is truncated JSON.*", good -> {
        byte[] whole = bytes(good);
        return Arrays.copyOf(whole, whole.length / 2);
    }),
    NOT_JSON("the value is not JSON.*", good -> "<html>502 Bad Gateway</html>".getBytes(UTF_8)),
    AN_ARRAY("the value is JSON but no object.*", good -> ("[" + good + "]").getBytes(UTF_8)),
    A_FIELD_LESS("email: missing", good -> bytes(good.without("email"))),
    A_NUMBER_FOR_A_TEXT("post_code: expected a string.*", good -> bytes(good.put("post_code", 12345))),
    A_DAY_THAT_IS_NONE("dob: expected an ISO-8601 time.*", good -> bytes(good.put("dob", "1990-02-30T00:00:00.000Z"))),
    AN_ID_THAT_IS_NO_UUID(
            "id: expected a UUID.*",
            good -> bytes(good.put("id", "user-" + good.get("id").asText()))),
    NOT_UTF_8("the value is not UTF-8.*", good -> {
        byte[] broken = bytes(good);
        broken[broken.length / 2] = (byte) 0xFF;
        return broken;
    }),
    NO_VALUE("the value is null", good -> null),
    THE_KEY_OF_ANOTHER(
            "the key .* differs from the id .*",
            good -> bytes(good.put("id", UUID.randomUUID().toString())));

    private final Pattern reason;
    private final Function<ObjectNode, byte[]> spoil;

    Malformation(String reason, Function<ObjectNode, byte[]> spoil) {
        this.reason = Pattern.compile(reason);
        this.spoil = spoil;
    }

    /** What the reason of the dead letter must match. */
    public Pattern reason() {
        return reason;
    }

    byte[] of(ObjectNode good) {
        return spoil.apply(good);
    }

    private static byte[] bytes(com.fasterxml.jackson.databind.JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }
}
