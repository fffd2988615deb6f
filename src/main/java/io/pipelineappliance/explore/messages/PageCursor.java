package io.pipelineappliance.explore.messages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pipelineappliance.explore.InvalidRequest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is left of each partition after a page, as a text for an URL. New messages do not move it. */
final class PageCursor {
    private static final Pattern FORM = Pattern.compile("\\d{1,9}:\\d{1,18}-\\d{1,18}(,\\d{1,9}:\\d{1,18}-\\d{1,18})*");

    private PageCursor() {}

    /** Null when nothing is left. */
    static String of(List<PartitionRange> left) {
        String text = left.stream()
                .filter(range -> range.size() > 0)
                .map(range -> range.partition() + ":" + range.begin() + "-" + range.end())
                .collect(Collectors.joining(","));
        return text.isEmpty() ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(US_ASCII));
    }

    static List<PartitionRange> read(String cursor) {
        String text = decoded(cursor);
        if (!FORM.matcher(text).matches()) {
            throw unreadable(cursor);
        }
        List<PartitionRange> ranges = new ArrayList<>();
        for (String range : List.of(text.split(",", -1))) {
            String[] numbers = range.split("[:-]", -1);
            ranges.add(new PartitionRange(
                    Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2])));
        }
        return ranges;
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
        } catch (IllegalArgumentException e) {
            throw unreadable(cursor);
        }
    }

    private static InvalidRequest unreadable(String cursor) {
        return new InvalidRequest("cursor is '%s', but must be the 'next' of a page that was read before."
                .formatted(cursor.length() > 60 ? cursor.substring(0, 60) + "…" : cursor));
    }
}
