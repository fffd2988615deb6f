package io.pipelineappliance.pipeline.users;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.pipeline.MalformedRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserRecordParserTest {
    private static final byte[] VALUE = Person.RECORD.getBytes(UTF_8);

    @Test
    void aGoodRecordBecomesARowOfTheDriversTypes() throws Exception {
        assertThat(UserRecordParser.parse(Person.KEY, VALUE))
                .containsExactly(
                        UUID.fromString(Person.ID),
                        "Debbie",
                        "Bryant",
                        "female",
                        "8040 James St, Norfolk, Arizona, United States",
                        "96138",
                        "debbie.bryant@example.com",
                        "organicelephant749",
                        Instant.parse("1974-04-18T01:47:47.691Z"),
                        Instant.parse("2006-02-15T01:47:38Z"),
                        "(918) 814-1308",
                        "https://randomuser.me/api/portraits/med/women/9.jpg",
                        Instant.parse("2026-01-02T03:04:05.678Z"));
    }

    @Test
    void unknownFieldsOfAnyKindAreIgnored() throws Exception {
        ObjectNode record =
                Person.record().put("nickname", "Deb").put("age", 52).putNull("cell");
        record.putObject("extra").putArray("dob").add("nested").add(1.5);

        assertThat(UserRecordParser.parse(Person.KEY, bytes(record.toString())))
                .containsExactly(UserRecordParser.parse(Person.KEY, VALUE));
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() throws Exception {
        ObjectNode record = Person.record();
        record.set("id", record.remove("id"));

        assertThat(UserRecordParser.parse(Person.KEY, bytes(record.toString()))[0])
                .isEqualTo(UUID.fromString(Person.ID));
    }

    @Test
    void missingBytesAreSaidToBeMissing() {
        assertMalformed(Person.KEY, null, "the value is null");
        assertMalformed(Person.KEY, new byte[0], "the value is empty");
        assertMalformed(Person.KEY, bytes(" \n\t"), "the value is blank");
        assertMalformed(null, VALUE, "the key is null");
        assertMalformed(new byte[0], VALUE, "the key is empty");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirPlace() {
        String withUmlaut = Person.RECORD.replace("Debbie", "D\u00e9bbie");
        int place = withUmlaut.indexOf('\u00e9');

        assertMalformed(
                Person.KEY,
                withUmlaut.getBytes(ISO_8859_1),
                "the value is not UTF-8: wrong from byte " + place + " on");
        assertMalformed(new byte[] {(byte) 0xff}, VALUE, "the key is not UTF-8: wrong from byte 0 on");
    }

    @Test
    void otherUnicodeEncodingsAreNotGuessed() {
        assertThatThrownBy(() -> UserRecordParser.parse(Person.KEY, Person.RECORD.getBytes(UTF_16LE)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageStartingWith("the value is not JSON at character 2: ");
    }

    @Test
    void aRealReplacementCharacterIsTextLikeAnyOther() throws Exception {
        byte[] value = bytes(Person.record().put("first_name", "\uFFFD").toString());

        assertThat(UserRecordParser.parse(Person.KEY, value)[1]).isEqualTo("\uFFFD");
    }

    @Test
    void everyTruncationIsMalformed() {
        for (int length = 1; length < VALUE.length; length++) {
            byte[] truncated = Arrays.copyOf(VALUE, length);
            assertMalformed(
                    Person.KEY, truncated, "the value is truncated JSON: it ends after " + length + " characters");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]         | the value is JSON but no object: found an array",
                "\"text\"    | the value is JSON but no object: found a string",
                "42          | the value is JSON but no object: found an integer",
                "null        | the value is JSON but no object: found null",
                "{}          | id, first_name, last_name, gender, address, post_code, email, username, dob,"
                        + " registered_date, phone, picture, fetched_at: missing",
            })
    void otherJsonIsNamed(String value, String reason) {
        assertMalformed(Person.KEY, bytes(value), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "hello",
                "{'id':1}",
                "{\"id\" 1}",
                "{,}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "\uFEFF{}"
            })
    void whatIsNotJsonIsSaidOnOneLineWithThePlace(String value) {
        assertThatThrownBy(() -> UserRecordParser.parse(Person.KEY, bytes(value)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageMatching("the value is not JSON at character \\d+: .+")
                .message()
                .doesNotContain("Source", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "}", ",", "1", "\u0000"})
    void nothingMayFollowTheObject(String tail) {
        assertThatThrownBy(() -> UserRecordParser.parse(Person.KEY, bytes(Person.RECORD + tail)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageStartingWith("the value goes on after its JSON object: \"");
    }

    @Test
    void blanksMayFollowTheObject() throws Exception {
        assertThat(UserRecordParser.parse(Person.KEY, bytes(Person.RECORD + " \r\n")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(UserField.class)
    void eachFieldIsRequired(UserField field) {
        assertMalformed(without(field), field.fieldName() + ": missing");
    }

    @ParameterizedTest
    @EnumSource(UserField.class)
    void eachFieldIsAString(UserField field) {
        assertMalformed(
                Person.record().putNull(field.fieldName()), field.fieldName() + ": expected a string, found null");
        assertMalformed(
                Person.record().put(field.fieldName(), 7), field.fieldName() + ": expected a string, found an integer");
        ObjectNode nested = Person.record();
        nested.putObject(field.fieldName()).put("a", 1);
        assertMalformed(nested, field.fieldName() + ": expected a string, found an object");
    }

    @ParameterizedTest
    @EnumSource(UserField.class)
    void aFieldGivenTwiceIsAmbiguous(UserField field) {
        String record = Person.record().toString();
        String again = "{\"" + field.fieldName() + "\":" + Person.record().get(field.fieldName()) + ",";

        assertMalformed(Person.KEY, bytes(again + record.substring(1)), field.fieldName() + ": given twice");
    }

    @Test
    void anIdIsAUuidInTheSpellingOfItsKey() {
        assertMalformed(Person.record().put("id", "7"), "id: expected a UUID, found \"7\"");
        assertMalformed(Person.record().put("id", ""), "id: expected a UUID, found \"\"");
        assertMalformed(Person.record().put("id", "1-2-3-4-5"), "id: expected a UUID, found \"1-2-3-4-5\"");
        assertMalformed(
                Person.record().put("id", "31DBC690-f503-4a61-9ee9-3b831f1dc262"),
                "id: expected a UUID in lower case, found \"31DBC690-f503-4a61-9ee9-3b831f1dc262\"");
    }

    @Test
    void theKeyIsTheId() {
        String other = "00000000-0000-4000-8000-000000000000";
        assertMalformed(bytes(other), VALUE, "the key \"" + other + "\" differs from the id " + Person.ID);
        assertMalformed(bytes("x"), VALUE, "the key \"x\" differs from the id " + Person.ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2024-05-31",
                "2024-05-31T12:34:56",
                "2024-13-31T12:34:56Z",
                "2023-02-29T12:34:56Z",
                "2024-05-31T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "1717158896000"
            })
    void aTimeIsAnIso8601DateAndTimeWithAnOffset(String time) {
        assertMalformed(
                Person.record().put("dob", time),
                "dob: expected an ISO-8601 time like 2024-05-31T12:34:56.789Z, found \"" + time + "\"");
    }

    @Test
    void aTimeThatAColumnCannotHoldExactlyIsRefused() {
        assertMalformed(
                Person.record().put("fetched_at", "2024-05-31T12:34:56.789123Z"),
                "fetched_at: finer than the milliseconds that a timestamp column holds:"
                        + " \"2024-05-31T12:34:56.789123Z\"");
        assertMalformed(
                Person.record().put("dob", "+999999999-01-01T00:00:00Z"),
                "dob: beyond the dates that a timestamp column holds: \"+999999999-01-01T00:00:00Z\"");
    }

    @Test
    void aTimeMayHaveAnotherOffsetThanUtc() throws Exception {
        byte[] value =
                bytes(Person.record().put("dob", "2024-05-31T14:34:56+02:00").toString());

        assertThat(UserRecordParser.parse(Person.KEY, value)[UserField.DOB.ordinal()])
                .isEqualTo(Instant.parse("2024-05-31T12:34:56Z"));
    }

    @Test
    void halfASurrogatePairIsNoText() {
        byte[] value = bytes(Person.RECORD.replace("Debbie", "De\\ud83dbbie"));

        assertMalformed(
                Person.KEY, value, "first_name: half a surrogate pair at character 2, which is not Unicode text");
    }

    @Test
    void absurdNestingIsMalformedAndNoStackOverflow() {
        String deep = "{\"extra\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThatThrownBy(() -> UserRecordParser.parse(Person.KEY, bytes(deep)))
                .isInstanceOf(MalformedRecord.class);
    }

    private static ObjectNode without(UserField field) {
        return Person.record().without(field.fieldName());
    }

    private static void assertMalformed(ObjectNode record, String reason) {
        assertMalformed(Person.KEY, bytes(record.toString()), reason);
    }

    private static void assertMalformed(byte[] key, byte[] value, String reason) {
        assertThatThrownBy(() -> UserRecordParser.parse(key, value))
                .isInstanceOf(MalformedRecord.class)
                .hasMessage(reason);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
