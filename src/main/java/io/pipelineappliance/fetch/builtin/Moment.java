package io.pipelineappliance.fetch.builtin;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A date of a person's life, in UTC. Born between 1944 and 2001, registered between 2002 and 2022, as with the
 * real service.
 */
record Moment(LocalDateTime time) {
    private static final long BIRTH_FIRST = epochMilli(1944, 10);
    private static final long BIRTH_LAST = epochMilli(2001, 6);
    private static final long REGISTERED_FIRST = epochMilli(2002, 4);
    private static final long REGISTERED_LAST = epochMilli(2022, 6);

    static Moment ofBirth(StableRandom random) {
        return ofEpochMilli(random.between(BIRTH_FIRST, BIRTH_LAST));
    }

    static Moment ofRegistration(StableRandom random) {
        return ofEpochMilli(random.between(REGISTERED_FIRST, REGISTERED_LAST));
    }

    /** The date in ISO 8601 with milliseconds, and the whole years since then. */
    Map<String, Object> describe(LocalDateTime now) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("date", iso());
        described.put("age", (int) ChronoUnit.YEARS.between(time, now));
        return described;
    }

    /** Day, month and year with two digits each. */
    String dayMonthYear() {
        StringBuilder text = new StringBuilder(6);
        append(text, time.getDayOfMonth(), 2);
        append(text, time.getMonthValue(), 2);
        return append(text, time.getYear() % 100, 2).toString();
    }

    /** Year and month with two digits each. */
    String yearMonth() {
        return append(append(new StringBuilder(4), time.getYear() % 100, 2), time.getMonthValue(), 2)
                .toString();
    }

    private String iso() {
        StringBuilder text = new StringBuilder(24);
        append(text, time.getYear(), 4).append('-');
        append(text, time.getMonthValue(), 2).append('-');
        append(text, time.getDayOfMonth(), 2).append('T');
        append(text, time.getHour(), 2).append(':');
        append(text, time.getMinute(), 2).append(':');
        append(text, time.getSecond(), 2).append('.');
        return append(text, time.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder append(StringBuilder text, int number, int digits) {
        String shown = Integer.toString(number);
        return text.append("0000", 0, digits - shown.length()).append(shown);
    }

    private static Moment ofEpochMilli(long milli) {
        int nanos = Math.floorMod(milli, 1000) * 1_000_000;
        return new Moment(LocalDateTime.ofEpochSecond(Math.floorDiv(milli, 1000), nanos, ZoneOffset.UTC));
    }

    private static long epochMilli(int year, int month) {
        return LocalDateTime.of(year, month, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) * 1000;
    }
}
