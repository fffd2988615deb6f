package io.pipelineappliance.fetch.builtin;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws where a person lives. Its parts do not fit together, just as with the real service: only the country is
 * right for all.
 */
final class Location {
    private Location() {}

    static Map<String, Object> draw(WordBook words, StableRandom random) {
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("street", street(words, random));
        location.put("city", random.oneOf(words.list("city")));
        location.put("state", random.oneOf(words.list("state")));
        location.put("country", words.text("country"));
        location.put("postcode", postcode(words, random));
        location.put("coordinates", coordinates(random));
        location.put("timezone", timezone(random));
        return location;
    }

    private static Map<String, Object> street(WordBook words, StableRandom random) {
        Map<String, Object> street = new LinkedHashMap<>();
        street.put("number", random.between(1, 9999));
        String name = random.oneOf(words.list("street"));
        street.put("name", name.contains("{last}") ? name.replace("{last}", random.oneOf(words.list("last"))) : name);
        return street;
    }

    private static Object postcode(WordBook words, StableRandom random) {
        if (words.has("postcode.text")) {
            return Template.fill(random.oneOf(words.list("postcode.text")), random);
        }
        String[] range = words.text("postcode.number").split("-");
        return random.between(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
    }

    private static Map<String, Object> coordinates(StableRandom random) {
        Map<String, Object> coordinates = new LinkedHashMap<>();
        coordinates.put("latitude", degrees(90, random));
        coordinates.put("longitude", degrees(180, random));
        return coordinates;
    }

    private static String degrees(int bound, StableRandom random) {
        String sign = random.below(2) == 0 ? "" : "-";
        return sign + random.below(bound) + "." + Template.fill("####", random);
    }

    private static Map<String, Object> timezone(StableRandom random) {
        String[] zone = random.oneOf(WordBook.common().list("timezone")).split(" ", 2);
        Map<String, Object> timezone = new LinkedHashMap<>();
        timezone.put("offset", zone[0]);
        timezone.put("description", zone[1]);
        return timezone;
    }
}
