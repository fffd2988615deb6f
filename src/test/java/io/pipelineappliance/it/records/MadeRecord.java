package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One record.
 *
 * @param id the person's, and the key
 * @param value its bytes on the topic, or null
 * @param malformation what is wrong with it, if something is
 * @param row what must stand in the row: value by column
 */
public record MadeRecord(UUID id, byte[] value, Optional<Malformation> malformation, Map<String, Object> row) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES =
            List.of("Debbie", "Љубица", "محمدخان", "Šárka", "Aleksi \uD83D\uDE80", "O'Neil \"Tip\"", "Ævar\t\\");
    private static final Instant BIRTH = Instant.parse("1950-01-31T23:59:59.999Z");

    static MadeRecord good(UUID id, int number) {
        Map<String, Object> row = row(id, number);
        return new MadeRecord(id, json(row).toString().getBytes(UTF_8), Optional.empty(), row);
    }

    static MadeRecord bad(UUID id, int number, Malformation malformation) {
        return new MadeRecord(id, malformation.of(json(row(id, number))), Optional.of(malformation), Map.of());
    }

    /** The key's bytes. */
    public byte[] key() {
        return id.toString().getBytes(UTF_8);
    }

    /** Whether it must become a row. */
    public boolean isGood() {
        return malformation.isEmpty();
    }

    private static Map<String, Object> row(UUID id, int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("first_name", NAMES.get(number % NAMES.size()));
        row.put("last_name", NAMES.get((number / NAMES.size()) % NAMES.size()) + number);
        row.put("gender", number % 2 == 0 ? "female" : "male");
        row.put("address", number + " Тестна улица, Niš, Нишавски округ, Serbia");
        row.put("post_code", "%05d".formatted(number % 100_000));
        row.put("email", "person" + number + "@example.com");
        row.put("username", "person" + number);
        row.put("dob", BIRTH.plusSeconds(86_400L * (number % 20_000)));
        row.put("registered_date", BIRTH.plusMillis(1_700_000_000_001L + number));
        row.put("phone", "(0" + number % 100 + ") 555-" + number);
        row.put("picture", "https://randomuser.me/api/portraits/med/women/" + number % 100 + ".jpg");
        row.put("fetched_at", Instant.parse("2026-01-02T03:04:05.678Z").plusMillis(number));
        return row;
    }

    private static ObjectNode json(Map<String, Object> row) {
        ObjectNode json = JSON.createObjectNode();
        row.forEach((field, value) -> json.put(field, value.toString()));
        return json;
    }
}
