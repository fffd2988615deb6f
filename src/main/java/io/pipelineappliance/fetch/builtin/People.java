package io.pipelineappliance.fetch.builtin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The people of one series. Not for use by more than one thread. */
final class People {
    private static final int PORTRAITS_OF_MEN = 100;
    private static final int PORTRAITS_OF_WOMEN = 97;

    private final Series series;
    private final byte[] identity;
    private final Login login;
    private final LocalDateTime now;
    private final MessageDigest digest = Digests.of("SHA-256");

    /**
     * Makes nobody yet.
     *
     * @param now in UTC; ages are counted to it
     */
    People(Series series, PasswordRule passwords, LocalDateTime now) {
        this.series = series;
        this.identity = series.identity().getBytes(StandardCharsets.UTF_8);
        this.login = new Login(passwords);
        this.now = now;
    }

    /**
     * The person at a place of the series, with all fields in the API's order.
     *
     * @param index from 0
     */
    Map<Field, Object> person(int index) {
        digest.update(identity);
        ByteBuffer origin = ByteBuffer.wrap(
                digest.digest(ByteBuffer.allocate(4).putInt(index).array()));
        UUID uuid = version4(origin.getLong(), origin.getLong());
        return person(uuid, new StableRandom(origin.getLong()), new StableRandom(origin.getLong()));
    }

    private Map<Field, Object> person(UUID uuid, StableRandom random, StableRandom passwordRandom) {
        Nationality nationality =
                series.nationalities().get(random.below(series.nationalities().size()));
        Gender drawn = random.below(2) == 0 ? Gender.MALE : Gender.FEMALE;
        Gender gender = series.gender().orElse(drawn);
        WordBook words = WordBook.of(nationality);
        Name name = Name.draw(words, gender, random);
        Moment birth = Moment.ofBirth(random);
        Map<Field, Object> person = new LinkedHashMap<>();
        person.put(Field.GENDER, gender.text());
        person.put(Field.NAME, name.describe());
        person.put(Field.LOCATION, Location.draw(words, random));
        person.put(Field.EMAIL, name.email());
        person.put(Field.LOGIN, login.draw(uuid, username(random), passwordRandom));
        person.put(Field.DOB, birth.describe(now));
        person.put(Field.REGISTERED, Moment.ofRegistration(random).describe(now));
        person.put(Field.PHONE, Template.fill(random.oneOf(words.list("phone")), random));
        person.put(Field.CELL, Template.fill(random.oneOf(words.list("cell")), random));
        person.put(Field.ID, NationalId.draw(nationality, gender, name.last(), birth, random));
        person.put(Field.PICTURE, picture(gender, random));
        person.put(Field.NAT, nationality.name());
        return person;
    }

    private static String username(StableRandom random) {
        WordBook common = WordBook.common();
        return random.oneOf(common.list("username.adjective"))
                + random.oneOf(common.list("username.animal"))
                + random.between(100, 999);
    }

    private static Map<String, Object> picture(Gender gender, StableRandom random) {
        boolean man = gender == Gender.MALE;
        String file = (man ? "men/" : "women/") + random.below(man ? PORTRAITS_OF_MEN : PORTRAITS_OF_WOMEN) + ".jpg";
        Map<String, Object> picture = new LinkedHashMap<>();
        picture.put("large", "https://randomuser.me/api/portraits/" + file);
        picture.put("medium", "https://randomuser.me/api/portraits/med/" + file);
        picture.put("thumbnail", "https://randomuser.me/api/portraits/thumb/" + file);
        return picture;
    }

    private static UUID version4(long high, long low) {
        return new UUID((high & ~0xF000L) | 0x4000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
