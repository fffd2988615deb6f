package io.pipelineappliance.fetch.builtin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Spells names of all scripts in {@code a-z} and hyphens, as they stand in mail addresses. */
final class LatinSpelling {
    /** Each Latin spelling with the letters that it stands for. */
    private static final String LATIN = "a:áàâãäåāăą c:çćčĉ d:ďð dj:đ e:éèêëēėęě g:ğģ i:íìîïīı k:ķ l:łľļ"
            + " n:ñńňņ o:óòôõöøő r:řŕ s:śšşș ss:ß t:ťţț u:úùûüůűū y:ýÿ z:źžż ae:æ oe:œ th:þ";

    private static final String CYRILLIC = "a:а b:б v:в h:г g:ґ d:д e:е ye:є zh:ж z:з y:ийы i:і yi:ї k:к l:л m:м"
            + " n:н o:о p:п r:р s:с t:т u:у f:ф kh:х ts:ц ch:ч sh:ш shch:щ yu:ю ya:я";

    private static final String PERSIAN = "a:اآأعء b:ب p:پ t:تط s:ثسص j:ج ch:چ h:حهة kh:خ d:د z:ذزضظ r:ر zh:ژ sh:ش gh:غ"
            + " f:ف q:ق k:کك g:گ l:ل m:م n:ن v:وؤ y:یيىئ";

    private static final Map<Character, String> SPELLING_OF = spellings();

    private LatinSpelling() {}

    /** The name in small letters; what is neither a letter nor a hyphen is left out. */
    static String of(String name) {
        StringBuilder spelled = new StringBuilder(name.length() + 4);
        String small = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length(); i++) {
            char letter = small.charAt(i);
            if ((letter >= 'a' && letter <= 'z') || letter == '-') {
                spelled.append(letter);
            } else {
                spelled.append(SPELLING_OF.getOrDefault(letter, ""));
            }
        }
        return spelled.toString();
    }

    private static Map<Character, String> spellings() {
        Map<Character, String> spellings = new HashMap<>(256);
        for (String spelling : String.join(" ", LATIN, CYRILLIC, PERSIAN).split(" ")) {
            String[] parts = spelling.split(":");
            for (char letter : parts[1].toCharArray()) {
                spellings.put(letter, parts[0]);
            }
        }
        return spellings;
    }
}
