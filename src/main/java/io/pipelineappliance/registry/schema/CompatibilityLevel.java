package io.pipelineappliance.registry.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a new version of a subject must be able to read, or be read by. */
public enum CompatibilityLevel {
    NONE(false, false, false),
    BACKWARD(true, false, false),
    BACKWARD_TRANSITIVE(true, false, true),
    FORWARD(false, true, false),
    FORWARD_TRANSITIVE(false, true, true),
    FULL(true, true, false),
    FULL_TRANSITIVE(true, true, true);

    private final boolean readsEarlier;
    private final boolean isReadByEarlier;
    private final boolean allEarlier;

    CompatibilityLevel(boolean readsEarlier, boolean isReadByEarlier, boolean allEarlier) {
        this.readsEarlier = readsEarlier;
        this.isReadByEarlier = isReadByEarlier;
        this.allEarlier = allEarlier;
    }

    /** The one of this name, in any case. */
    public static Optional<CompatibilityLevel> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Stream.of(values()).filter(level -> level.name().equals(wanted)).findFirst();
    }

    /**
     * An earlier version.
     *
     * @param version its number
     * @param schema its schema
     */
    public record Earlier(int version, ParsedSchema schema) {}

    /**
     * Why the proposed schema may not become the next version.
     *
     * @param earlier from the first version to the latest
     * @return nothing when it may; else what is in the way of the latest version that it does not go with, and which that is
     */
    public List<String> obstacles(ParsedSchema proposed, List<Earlier> earlier) {
        if (this == NONE || earlier.isEmpty()) {
            return List.of();
        }
        int last = allEarlier ? 0 : earlier.size() - 1;
        for (int i = earlier.size() - 1; i >= last; i--) {
            List<String> obstacles = against(proposed, earlier.get(i).schema());
            if (!obstacles.isEmpty()) {
                return withVersion(obstacles, earlier.get(i));
            }
        }
        return List.of();
    }

    private List<String> against(ParsedSchema proposed, ParsedSchema earlier) {
        if (proposed.type() != earlier.type()) {
            return List.of("Incompatible because of different schema type: %s is proposed, %s is registered"
                    .formatted(proposed.type(), earlier.type()));
        }
        List<String> obstacles = new ArrayList<>();
        if (readsEarlier) {
            obstacles.addAll(proposed.obstaclesToReading(earlier, Sides.BACKWARD));
        }
        if (isReadByEarlier) {
            obstacles.addAll(earlier.obstaclesToReading(proposed, Sides.FORWARD));
        }
        return obstacles;
    }

    private List<String> withVersion(List<String> obstacles, Earlier earlier) {
        List<String> all = new ArrayList<>(obstacles);
        all.add("{oldSchemaVersion: %d}".formatted(earlier.version()));
        all.add("{oldSchema: '%s'}".formatted(earlier.schema().canonical()));
        all.add("{compatibility: '%s'}".formatted(this));
        return all;
    }
}
