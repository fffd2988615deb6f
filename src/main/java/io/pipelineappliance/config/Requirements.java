package io.pipelineappliance.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a record demands of its components. Gathers every violation, so that a user sees all of them at once. */
public final class Requirements {
    private final List<Violation> violations = new ArrayList<>();

    /** Demands 0 (any free port) to 65535. */
    public Requirements port(String key, int port) {
        return that(port >= 0 && port <= 65_535, key, "is not a port", "use 1 to 65535, or 0 for any free port");
    }

    /** Demands a number from {@code least} to {@code most}. */
    public Requirements range(String key, int value, int least, int most) {
        return that(value >= least && value <= most, key, "is out of range", "use " + least + " to " + most);
    }

    /** Demands a duration longer than nothing. */
    public Requirements positive(String key, Duration value) {
        boolean positive = !value.isZero() && !value.isNegative();
        return that(positive, key, "is not longer than nothing", "use a duration like 10s");
    }

    /** Demands a duration of {@code least} or more. */
    public Requirements atLeast(String key, Duration value, Duration least) {
        return that(value.compareTo(least) >= 0, key, "is too short", "use " + DurationText.format(least) + " or more");
    }

    /** Demands a size of {@code least} or more. */
    public Requirements atLeast(String key, DataSize value, DataSize least) {
        return that(value.bytes() >= least.bytes(), key, "is too little", "use " + least + " or more");
    }

    /** Demands the address of something that speaks HTTP. */
    public Requirements http(String key, URI url) {
        boolean http = url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        return that(http, key, "is not an HTTP address", "write it like https://host/path");
    }

    /** Demands that {@code holds}; otherwise the value of {@code key} has this problem and this remedy. */
    public Requirements that(boolean holds, String key, String problem, String remedy) {
        return that(holds, List.of(key), problem, remedy);
    }

    /** The same of several keys, the first of which gets the complaint. */
    public Requirements that(boolean holds, List<String> keys, String problem, String remedy) {
        if (!holds) {
            violations.add(new Violation.Wrong(keys, problem, remedy));
        }
        return this;
    }

    /** Demands that these keys do not share one value, which they do. */
    Requirements apart(List<String> keys) {
        violations.add(new Violation.Clash(keys));
        return this;
    }

    /**
     * Ends the gathering.
     *
     * @throws InvalidConfig when a demand was not met, with all of them
     */
    public void verify() {
        if (!violations.isEmpty()) {
            throw new InvalidConfig(List.copyOf(violations));
        }
    }
}
