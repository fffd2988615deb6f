package io.pipelineappliance.pipeline.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.MalformedResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserExtractionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                           | expected an object with \"results\", found an array",
                "{}                           | results: missing",
                "{\"results\":{}}             | results: expected an array, found an object",
                "{\"results\":null}           | results: expected an array, found null",
                "{\"error\":\"Uh oh,\\n"
                        + "something went wrong\"} | an error instead of users: \"Uh oh, something went wrong\"",
                "{\"error\":{\"code\":5}}     | an error instead of users: \"{\"code\":5}\"",
                "\"results\"                  | expected an object with \"results\", found a string",
            })
    void aResponseOfAnotherFormIsRefusedAsAWhole(String response, String reason) {
        assertThatThrownBy(() -> UserExtraction.extract(Person.json(response), NOW))
                .isInstanceOf(MalformedResponse.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/login/uuid            | \"not-a-uuid\" | results[1].login.uuid: expected a UUID, found"
                        + " \"not-a-uuid\"",
                "/login/uuid            | \"1-1-1-1-1\"  | results[1].login.uuid: expected a UUID, found \"1-1-1-1-1\"",
                "/login/uuid            | 12             | results[1].login.uuid: expected a string, found an integer",
                "/login                 | []             | results[1].login: expected an object, found an array",
                "/name/first            | null           | results[1].name.first: expected a string, found null",
                "/name/last             | \"\\ud800\"    | results[1].name.last: half a surrogate pair at character 0,"
                        + " which is not Unicode text",
                "/location/street/number | \"8\"         | results[1].location.street.number: expected an integer,"
                        + " found a string",
                "/location/postcode     | 1.5            | results[1].location.postcode: expected a string or an"
                        + " integer, found a decimal number",
                "/location/postcode     | true           | results[1].location.postcode: expected a string or an"
                        + " integer, found a boolean",
                "/dob/date              | \"yesterday\"  | results[1].dob.date: expected an ISO-8601 time like"
                        + " 2024-05-31T12:34:56.789Z, found \"yesterday\"",
                "/registered/date       | \"2023-02-30T00:00:00Z\" | results[1].registered.date: expected an ISO-8601"
                        + " time like 2024-05-31T12:34:56.789Z, found \"2023-02-30T00:00:00Z\"",
            })
    void aBadUserIsRejectedWithItsPlaceAndTheOthersAreKept(String pointer, String value, String reason)
            throws Exception {
        ObjectNode bad = Person.user();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) bad.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), Person.json(value));

        Extract extract = extract(Person.user(), bad, Person.user());

        assertThat(extract.rejected()).containsExactly(reason);
        assertThat(extract.records()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/gender",
        "/name",
        "/name/first",
        "/name/last",
        "/location",
        "/location/street",
        "/location/street/number",
        "/location/street/name",
        "/location/city",
        "/location/state",
        "/location/country",
        "/location/postcode",
        "/email",
        "/login",
        "/login/uuid",
        "/login/username",
        "/dob",
        "/dob/date",
        "/registered",
        "/registered/date",
        "/phone",
        "/picture",
        "/picture/medium"
    })
    void aMissingFieldIsNamed(String pointer) throws Exception {
        ObjectNode bad = Person.user();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) bad.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

        Extract extract = extract(bad);

        assertThat(extract.rejected())
                .singleElement()
                .satisfies(
                        reason -> assertThat(reason).isEqualTo("results[0]" + pointer.replace('/', '.') + ": missing"));
        assertThat(extract.records()).isEmpty();
    }

    @Test
    void whatIsNoUserAtAllIsRejected() throws Exception {
        Extract extract = extract(Person.json("\"user\""), Person.user());

        assertThat(extract.rejected()).containsExactly("results[0]: expected an object, found a string");
        assertThat(extract.records()).hasSize(1);
    }

    @Test
    void anEmptyListOfUsersIsNoError() throws Exception {
        assertThat(extract()).isEqualTo(new Extract(List.of(), List.of()));
    }

    @Test
    void aUuidInCapitalsIsPublishedInTheOneSpellingOfKeys() throws Exception {
        ObjectNode user = Person.user();
        ((ObjectNode) user.get("login")).put("uuid", Person.ID.toUpperCase(Locale.ROOT));

        assertThat(firstRow(extract(user))[0]).isEqualTo(UUID.fromString(Person.ID));
    }

    @Test
    void aPostcodeKeepsItsLeadingZerosAsText() throws Exception {
        ObjectNode user = Person.user();
        ((ObjectNode) user.get("location")).put("postcode", "0042 AB");

        assertThat(firstRow(extract(user))[UserField.POST_CODE.ordinal()]).isEqualTo("0042 AB");
    }

    @Test
    void everyScriptAndEmojiSurvives() throws Exception {
        ObjectNode user = Person.user();
        ((ObjectNode) user.get("name")).put("first", "Љубица").put("last", "محمدخان \uD83D\uDE80\t\"\\\u0000");

        Object[] row = firstRow(extract(user));

        assertThat(row[UserField.FIRST_NAME.ordinal()]).isEqualTo("Љубица");
        assertThat(row[UserField.LAST_NAME.ordinal()]).isEqualTo("محمدخان \uD83D\uDE80\t\"\\\u0000");
    }

    private static Extract extract(JsonNode... users) throws MalformedResponse {
        ObjectNode response = Person.JSON.createObjectNode();
        ArrayNode results = response.putArray("results");
        for (JsonNode user : users) {
            results.add(user);
        }
        return UserExtraction.extract(response, NOW);
    }

    private static Object[] firstRow(Extract extract) throws MalformedRecord {
        Extract.SourceRecord first = extract.records().get(0);
        return UserRecordParser.parse(first.key(), first.value());
    }
}
