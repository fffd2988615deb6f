package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.Field;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a message by their numbers, and which of them exclude each other. */
final class ProtobufFields {
    /**
     * A field.
     *
     * @param field what it says
     * @param choice the name of its {@code oneof}, empty when it is in none
     */
    record Member(FieldElement field, String choice) {
        boolean isChoice() {
            return !choice.isEmpty();
        }

        boolean isRequired() {
            return field.getLabel() == Field.Label.REQUIRED;
        }
    }

    private final SortedMap<Integer, Member> members = new TreeMap<>();

    ProtobufFields(MessageElement message) {
        message.getFields().forEach(field -> members.put(field.getTag(), new Member(field, "")));
        message.getOneOfs()
                .forEach(choice -> choice.getFields()
                        .forEach(field -> members.put(field.getTag(), new Member(field, choice.getName()))));
    }

    SortedMap<Integer, Member> members() {
        return members;
    }

    /** Whether a choice of these is gone from the update with all its fields, which readers take as never set. */
    boolean isWhollyGone(String choice, ProtobufFields update) {
        boolean nameStays = update.members.values().stream()
                .anyMatch(member -> member.choice().equals(choice));
        return !nameStays
                && members.values().stream()
                        .filter(member -> member.choice().equals(choice))
                        .noneMatch(member ->
                                update.members.containsKey(member.field().getTag()));
    }

    /** Choices of the update that exclude each other although data written with these may have both. */
    List<String> newlyExclusive(ProtobufFields update) {
        Map<String, Set<String>> origins = new TreeMap<>();
        update.members.forEach((number, member) -> {
            Member before = members.get(number);
            if (member.isChoice() && before != null) {
                String origin = before.isChoice() ? before.choice() : number.toString();
                origins.computeIfAbsent(member.choice(), choice -> new HashSet<>())
                        .add(origin);
            }
        });
        return origins.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
