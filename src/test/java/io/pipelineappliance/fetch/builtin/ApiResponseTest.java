package io.pipelineappliance.fetch.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiResponseTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 12, 0);

    @ParameterizedTest
    @CsvSource({"1,1", "5000,5000", "0,1", "5001,1", "-3,1", "ten,1", "1.5,1", "' 7',1", "99999999999,1"})
    void givesAsManyPeopleAsAskedForUpToFiveThousand(String asked, int given) throws IOException {
        JsonNode response = response("inc=nat&results=" + asked);

        assertThat(response.get("results")).hasSize(given);
        assertThat(response.at("/info/results").asInt()).isEqualTo(given);
    }

    @Test
    void givesNationalitiesFromTheListAlone() throws IOException {
        assertThat(nationalities("results=300&nat=us,GB , fr")).containsExactlyInAnyOrder("US", "GB", "FR");
        assertThat(nationalities("results=300&nationality=ir")).containsExactly("IR");
        assertThat(nationalities("results=1000")).hasSize(21);
    }

    @Test
    void oneBadCodeVoidsTheListOfNationalities() throws IOException {
        assertThat(nationalities("results=1000&nat=us,xx")).hasSize(21);
    }

    @Test
    void givesOneGenderUnlessThereIsASeed() throws IOException {
        assertThat(texts(response("results=100&gender=female"), "gender")).containsOnly("female");
        assertThat(texts(response("results=100&gender=male"), "gender")).containsOnly("male");
        assertThat(texts(response("results=100&gender=other"), "gender")).contains("male", "female");
        assertThat(texts(response("results=100&gender=male&seed=x"), "gender")).contains("male", "female");
    }

    @Test
    void portraitsAndTitlesFitTheGender() throws IOException {
        for (JsonNode person : response("results=500&seed=x").get("results")) {
            boolean man = person.get("gender").asText().equals("male");
            assertThat(person.at("/picture/medium").asText()).contains(man ? "/med/men/" : "/med/women/");
            assertThat(Set.of("Mr", "Monsieur")
                            .contains(person.at("/name/title").asText()))
                    .isEqualTo(man);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "inc=name,gender;gender name",
                "inc=nat, ID ;id nat",
                "exc=login,picture,location;gender name email dob registered phone cell id nat",
                "inc=name,email,nat&exc=email;name nat",
                "inc=nonsense;''",
                "exc=nonsense;gender name location email login dob registered phone cell id picture nat",
                "inc=;gender name location email login dob registered phone cell id picture nat"
            })
    void givesTheFieldsAskedForInTheOrderOfTheService(String options, String fields) throws IOException {
        JsonNode person = response(options).at("/results/0");

        assertThat(String.join(" ", (Iterable<String>) person::fieldNames)).isEqualTo(fields);
    }

    @Test
    void leavesOutInfoWhenAskedTo() throws IOException {
        assertThat(response("noinfo").has("info")).isFalse();
        assertThat(response("noinfo=false").has("info")).isFalse();
        assertThat(response("").has("info")).isTrue();
    }

    @Test
    void turnsThePageOfASeed() throws IOException {
        JsonNode first = response("seed=x&results=10");

        assertThat(response("seed=x&results=10&page=1")).isEqualTo(first);
        assertThat(response("seed=x&results=10&page=10001")).isEqualTo(first);
        assertThat(response("seed=x&results=10&page=2").at("/info/page").asInt())
                .isEqualTo(2);
        assertThat(texts(response("seed=x&results=10&page=2"), "uuid"))
                .doesNotContainAnyElementsOf(texts(first, "uuid"));
    }

    @Test
    void aPersonOfASeedDoesNotDependOnHowManyAndWhichFieldsAreAskedFor() throws IOException {
        JsonNode many = response("seed=x&results=50");

        assertThat(response("seed=x&results=7").at("/results/6")).isEqualTo(many.at("/results/6"));
        assertThat(response("seed=x&results=50&inc=location").at("/results/49/location"))
                .isEqualTo(many.at("/results/49/location"));
    }

    @Test
    void peopleOfOtherNationalitiesAreOtherPeople() throws IOException {
        List<String> everywhere = texts(response("seed=x&results=50"), "uuid");

        assertThat(texts(response("seed=x&results=50&nat=us"), "uuid")).doesNotContainAnyElementsOf(everywhere);
        assertThat(texts(response("seed=x&results=5&nat=gb,us"), "uuid"))
                .isEqualTo(texts(response("seed=x&results=5&nat=us,gb"), "uuid"));
    }

    /** Fails when an update changes who belongs to a seed, which users of seeds would notice. */
    @Test
    void theSeedHasThePeopleThatItAlwaysHad() throws IOException {
        assertThat(response("seed=appliance&nat=rs&inc=name,email,dob,phone")
                        .at("/results/0")
                        .toString())
                .isEqualTo("{\"name\":{\"title\":\"Mr\",\"first\":\"Jovan\",\"last\":\"Grujić\"},"
                        + "\"email\":\"jovan.grujic@example.com\","
                        + "\"dob\":{\"date\":\"1997-02-06T12:30:46.538Z\",\"age\":29},\"phone\":\"013-8310-979\"}");
        assertThat(texts(response("seed=appliance&results=3"), "uuid"))
                .containsExactly(
                        "047d4b6d-a75e-47f4-a0ae-60cb57896a45",
                        "060c6534-c161-4c27-8111-6128d1572a6b",
                        "b5fff9fe-d5ed-467a-980c-c0d2ce440047");
    }

    @Test
    void theOptionPasswordChangesThePasswordAlone() throws IOException {
        JsonNode word = response("seed=x&inc=name,login").at("/results/0");
        JsonNode digits = response("seed=x&inc=name,login&password=number,12").at("/results/0");

        assertThat(digits.at("/login/password").asText()).matches("\\d{12}");
        assertThat(digits.at("/login/uuid")).isEqualTo(word.at("/login/uuid"));
        assertThat(digits.get("name")).isEqualTo(word.get("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-1", "SHA-256"})
    void hashesThePasswordWithItsSalt(String algorithm) throws Exception {
        JsonNode login = response("seed=x").at("/results/0/login");
        String salted = login.get("password").asText() + login.get("salt").asText();

        byte[] digest = MessageDigest.getInstance(algorithm).digest(salted.getBytes(StandardCharsets.UTF_8));

        assertThat(login.get(algorithm.toLowerCase(Locale.ROOT).replace("-", ""))
                        .asText())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void countsAgesToTheDayOfTheRequest() throws IOException {
        ApiRequest request = ApiRequest.parse(QueryParameters.parse("seed=x&inc=dob"));
        String date = response("seed=x").at("/results/0/dob/date").asText();
        LocalDateTime birth = LocalDateTime.parse(date.replace("Z", ""));
        LocalDateTime birthday = birth.plusYears(50);

        assertThat(json(request, birthday).at("/results/0/dob/age").asInt()).isEqualTo(50);
        assertThat(json(request, birthday.minusSeconds(1))
                        .at("/results/0/dob/age")
                        .asInt())
                .isEqualTo(49);
    }

    private static Set<String> nationalities(String query) throws IOException {
        return new TreeSet<>(texts(response(query), "nat"));
    }

    private static List<String> texts(JsonNode response, String field) {
        return response.get("results").findValuesAsText(field);
    }

    private static JsonNode response(String query) throws IOException {
        return json(ApiRequest.parse(QueryParameters.parse(query)), NOW);
    }

    private static JsonNode json(ApiRequest request, LocalDateTime now) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Format.JSON.write(ApiResponse.document(request, now), out);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
