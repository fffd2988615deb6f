package io.pipelineappliance.fetch.builtin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Spells names of all scripts in {@code a-z} and hyphens, as they stand in mail addresses. */
final class LatinSpelling {
    /** Latin spelling, then the letters that it stands for. An empty spelling drops the letter. */
    private static final String[][] SPELLINGS = {
        {"a", "áàâãäåāăąа"}, {"c", "çćčĉ"}, {"d", "ďð"}, {"dj", "đ"}, {"e", "éèêëēėęěеэ"}, {"g", "ğģґ"}, {"i", "íìîïīıі"},
        {"k", "ķкқ"}, {"l", "łľļл"}, {"n", "ñńňņн"}, {"o", "óòôõöøőо"}, {"r", "řŕр"}, {"s", "śšşșс"}, {"ss", "ß"},
        {"t", "ťţțт"}, {"u", "úùûüůűūу"}, {"y", "ýÿийы"}, {"z", "źžżз"}, {"ae", "æ"}, {"oe", "œ"}, {"th", "þ"},
        {"b", "б"}, {"v", "в"}, {"h", "г"}, {"ye", "є"}, {"zh", "ж"}, {"yi", "ї"}, {"d", "д"}, {"l", "л"}, {"m", "м"}, {"p", "п"}, {"f", "ф"},
        {"kh", "х"}, {"ts", "ц"}, {"ch", "ч"}, {"sh", "ш"}, {"shch", "щ"}, {"yu", "ю"}, {"ya", "я"}, {"", "ьъ"},
        {"a", "اآأعء"}, {"b", "ب"}, {"p", "پ"}, {"t", "تط"}, {"s", "ثسص"}, {"j", "ج"}, {"ch", "چ"}, {"h", "حهة"},
        {"kh", "خ"}, {"d", "د"}, {"z", "ذزضظ"}, {"r", "ر"}, {"zh", "ژ"}, {"sh", "ش"}, {"gh", "غ"}, {"f", "ف"}, {"q", "ق"},
        {"k", "کك"}, {"g", "گ"}, {"l", "ل"}, {"m", "م"}, {"n", "ن"}, {"v", "وؤ"}, {"y", "یيىئ"}
    };

    private static final Map<Character, String> SPELLING_OF = spellings();

    private LatinSpelling() {}

    /** The name in small letters; what is neither a letter nor a hyphen is left out. */
    static String of(String name) {
        StringBuilder spelled = new StringBuilder(name.length() + 4);
        String small = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            char letter = small.charAt(i);
            if (letter >= 'a' && letter <= 'z' || letter == '-') {
                spelled.append(letter);
            } else {
                spelled.append(SPELLING_OF.getOrDefault(letter, ""));
            }
        }
        return spelled.toString();
    }

    private static Map<Character, String> spellings() {
        Map<Character, String> spellings = new HashMap<>(256);
        for (String[] spelling : SPELLINGS) {
            for (char letter : spelling[1].toCharArray()) {
                spellings.put(letter, spelling[0]);
            }
        }
        return spellings;
    }
}
