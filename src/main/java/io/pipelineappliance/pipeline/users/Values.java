package io.pipelineappliance.pipeline.users;

import io.pipelineappliance.pipeline.Excerpt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/** Text to the types of the table's columns and back, refusing whatever would come back different. */
final class Values {
    private static final DateTimeFormatter UTC_MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final int UUID_LENGTH = 36;

    private Values() {}

    /** A UUID in the one spelling that may be a key: the same person must never have two keys. */
    static UUID canonicalUuid(String text) throws UnfitValue {
        UUID uuid = uuid(text);
        if (!uuid.toString().equals(text)) {
            throw new UnfitValue("expected a UUID in lower case, found " + Excerpt.of(text));
        }
        return uuid;
    }

    /** A UUID in either case. */
    static UUID uuid(String text) throws UnfitValue {
        try {
            UUID uuid = UUID.fromString(text);
            if (text.length() == UUID_LENGTH && uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException notEvenNearly) {
            // Said below, as for the short forms that the JDK accepts.
        }
        throw new UnfitValue("expected a UUID, found " + Excerpt.of(text));
    }

    /** Text that UTF-8 can carry: JSON's escapes can also write half a surrogate pair, which no UTF-8 text can. */
    static String unicode(String text) throws UnfitValue {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                if (!Character.isSurrogatePair(
                        text.charAt(index), index + 1 < text.length() ? text.charAt(index + 1) : 0)) {
                    throw new UnfitValue("half a surrogate pair at character " + index + ", which is not Unicode text");
                }
                index++;
            }
        }
        return text;
    }

    /** An ISO-8601 date and time with an offset, no finer than Cassandra's milliseconds. */
    static Instant timestamp(String text) throws UnfitValue {
        Instant instant = instant(text);
        try {
            if (Instant.ofEpochMilli(instant.toEpochMilli()).equals(instant)) {
                return instant;
            }
        } catch (ArithmeticException outOfRange) {
            throw new UnfitValue("beyond the dates that a timestamp column holds: " + Excerpt.of(text));
        }
        throw new UnfitValue("finer than the milliseconds that a timestamp column holds: " + Excerpt.of(text));
    }

    private static Instant instant(String text) throws UnfitValue {
        try {
            return IsoTime.parse(text);
        } catch (DateTimeException notADate) {
            throw new UnfitValue("expected an ISO-8601 time like 2024-05-31T12:34:56.789Z, found " + Excerpt.of(text));
        }
    }

    /** The time in UTC with exactly three decimals; what is finer is cut off. */
    static String iso(Instant instant) {
        return UTC_MILLISECONDS.format(instant);
    }
}
