package io.pipelineappliance.fetch.builtin;

import java.util.LinkedHashMap;
import java.util.Map;

/** The number by which a country knows a person; empty name and null where the API has none. */
final class NationalId {
    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String HETU_LETTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String PPS_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";

    private NationalId() {}

    static Map<String, Object> draw(
            Nationality nationality, Gender gender, String lastName, Moment birth, StableRandom random) {
        WordBook words = WordBook.of(nationality);
        Map<String, Object> id = new LinkedHashMap<>();
        id.put("name", words.has("id.name") ? words.text("id.name") : "");
        id.put("value", words.has("id.name") ? value(nationality, gender, lastName, birth, random) : null);
        return id;
    }

    private static String value(
            Nationality nationality, Gender gender, String lastName, Moment birth, StableRandom random) {
        return switch (nationality) {
            case DE -> socialInsurance(lastName, birth, random);
            case DK -> birth.dayMonthYear() + Template.fill("-####", random);
            case ES -> identityDocument(random);
            case FI -> personalCode(birth, random);
            case FR -> registrationNumber(gender, birth, random);
            case IE -> publicService(random);
            case NO -> birth.dayMonthYear() + Template.fill("#####", random);
            default -> Template.fill(WordBook.of(nationality).text("id.value"), random);
        };
    }

    private static String socialInsurance(String lastName, Moment birth, StableRandom random) {
        char initial = Character.toUpperCase(LatinSpelling.of(lastName).charAt(0));
        return Template.fill("## ", random) + birth.dayMonthYear() + " " + initial + Template.fill(" ###", random);
    }

    private static String identityDocument(StableRandom random) {
        String number = Template.fill("########", random);
        return number + "-" + DNI_LETTERS.charAt(Integer.parseInt(number) % DNI_LETTERS.length());
    }

    private static String personalCode(Moment birth, StableRandom random) {
        String individual = Integer.toString(random.between(100, 899));
        int number = Integer.parseInt(birth.dayMonthYear() + individual);
        char century = birth.time().getYear() < 2000 ? '-' : 'A';
        return birth.dayMonthYear() + century + individual + HETU_LETTERS.charAt(number % HETU_LETTERS.length());
    }

    private static String registrationNumber(Gender gender, Moment birth, StableRandom random) {
        String sex = gender == Gender.MALE ? "1" : "2";
        String number = sex + birth.yearMonth() + Template.fill("########", random);
        long key = 97 - Long.parseLong(number) % 97;
        return number + (key < 10 ? " 0" : " ") + key;
    }

    private static String publicService(StableRandom random) {
        String number = Template.fill("#######", random);
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            sum += (number.charAt(i) - '0') * (8 - i);
        }
        return number + PPS_LETTERS.charAt(sum % PPS_LETTERS.length());
    }
}
