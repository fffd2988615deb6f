package io.pipelineappliance.pipeline.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The API's nested form, version 1.4, to flat records. */
final class UserExtraction {
    private UserExtraction() {}

    static Extract extract(JsonNode response, Instant fetchedAt) throws MalformedResponse {
        JsonNode results = results(response);
        List<SourceRecord> records = new ArrayList<>(results.size());
        List<String> rejected = new ArrayList<>();
        for (int index = 0; index < results.size(); index++) {
            try {
                ResponseValue user = new ResponseValue("results[" + index + "]", results.get(index));
                records.add(UserRecordWriter.write(flat(user, fetchedAt)));
            } catch (UnfitValue unfit) {
                rejected.add(unfit.getMessage());
            }
        }
        return new Extract(List.copyOf(records), List.copyOf(rejected));
    }

    private static JsonNode results(JsonNode response) throws MalformedResponse {
        if (!response.isObject()) {
            throw new MalformedResponse(
                    "expected an object with \"results\", found " + JsonKind.of(response.asToken()));
        }
        JsonNode results = response.path("results");
        if (results.isArray()) {
            return results;
        }
        if (response.has("error")) {
            JsonNode error = response.get("error");
            throw new MalformedResponse("an error instead of users: "
                    + Excerpt.of(error.isTextual() ? error.textValue() : error.toString()));
        }
        throw new MalformedResponse(
                results.isMissingNode()
                        ? "results: missing"
                        : "results: expected an array, found " + JsonKind.of(results.asToken()));
    }

    private static Map<UserField, String> flat(ResponseValue user, Instant fetchedAt) throws UnfitValue {
        ResponseValue name = user.field("name");
        ResponseValue login = user.field("login");
        ResponseValue location = user.field("location");
        Map<UserField, String> values = new EnumMap<>(UserField.class);
        values.put(UserField.ID, login.field("uuid").uuid().toString());
        values.put(UserField.FIRST_NAME, name.field("first").text());
        values.put(UserField.LAST_NAME, name.field("last").text());
        values.put(UserField.GENDER, user.field("gender").text());
        values.put(UserField.ADDRESS, address(location));
        values.put(UserField.POST_CODE, location.field("postcode").textOrInteger());
        values.put(UserField.EMAIL, user.field("email").text());
        values.put(UserField.USERNAME, login.field("username").text());
        values.put(UserField.DOB, Values.iso(user.field("dob").field("date").timestamp()));
        values.put(
                UserField.REGISTERED_DATE,
                Values.iso(user.field("registered").field("date").timestamp()));
        values.put(UserField.PHONE, user.field("phone").text());
        values.put(UserField.PICTURE, user.field("picture").field("medium").text());
        values.put(UserField.FETCHED_AT, Values.iso(fetchedAt));
        return values;
    }

    /** Like {@code 8040 James St, Norfolk, Arizona, United States}. */
    private static String address(ResponseValue location) throws UnfitValue {
        ResponseValue street = location.field("street");
        return street.field("number").integer() + ' ' + street.field("name").text() + ", "
                + location.field("city").text() + ", "
                + location.field("state").text() + ", "
                + location.field("country").text();
    }
}
