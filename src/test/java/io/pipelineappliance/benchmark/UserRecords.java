package io.pipelineappliance.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Records of distinct people, as large as the fetcher's, and cheap to make: who measures must not use up the machine. */
final class UserRecords {
    private static final String VALUE = """
            {"id":"%s","first_name":"Љубица","last_name":"Николић %d","gender":"female",\
            "address":"8929 Valwood Pkwy, Kragujevac, Šumadija, Serbia","post_code":"%05d",\
            "email":"ljubica.nikolic%d@example.com","username":"goldenkoala%d","dob":"1993-07-20T09:44:18.674Z",\
            "registered_date":"2022-05-21T10:59:49.966Z","phone":"018-5512-%d",\
            "picture":"https://randomuser.me/api/portraits/med/women/%d.jpg","fetched_at":"%s"}""";

    private final long tag = ThreadLocalRandom.current().nextLong();
    private long number;

    /**
     * One record.
     *
     * @param id of the person, the key
     * @param value JSON as the fetcher writes it
     */
    record UserRecord(UUID id, byte[] value) {
        byte[] key() {
            return id.toString().getBytes(UTF_8);
        }
    }

    UserRecord next() {
        number++;
        UUID id = new UUID(tag, number);
        String value = VALUE.formatted(
                id,
                number,
                number % 100_000,
                number,
                number,
                number,
                number % 100,
                Instant.ofEpochMilli(1_767_323_045_678L + number));
        return new UserRecord(id, value.getBytes(UTF_8));
    }
}
