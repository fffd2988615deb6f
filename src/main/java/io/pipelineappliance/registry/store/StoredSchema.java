package io.pipelineappliance.registry.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.schema.SchemaReference;
import io.pipelineappliance.registry.schema.SchemaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version of a subject.
 *
 * @param subject whose version it is
 * @param version from 1 on
 * @param id the same for equal schemas of a context
 * @param type its language
 * @param references what it refers to
 * @param metadata what the user says about it
 * @param ruleSet what clients are to do with its data
 * @param text the schema
 * @param deleted whether it was deleted, but not for good
 */
public record StoredSchema(
        Subject subject,
        int version,
        int id,
        SchemaType type,
        List<SchemaReference> references,
        Optional<JsonNode> metadata,
        Optional<JsonNode> ruleSet,
        String text,
        boolean deleted) {

    public StoredSchema {
        references = List.copyOf(references);
    }

    /** The same, deleted. */
    public StoredSchema asDeleted() {
        return new StoredSchema(subject, version, id, type, references, metadata, ruleSet, text, true);
    }

    /** Which version of which subject. */
    public Version place() {
        return new Version(subject, version);
    }

    /** Equal for schemas that must have one id. */
    public String fingerprint() {
        return fingerprint(type, text, references, metadata, ruleSet);
    }

    /** The same for equal schemas of all contexts and registries. */
    public UUID guid() {
        return SchemaGuid.of(this);
    }

    /** The fingerprint that a schema of these would have. */
    public static String fingerprint(
            SchemaType type,
            String text,
            List<SchemaReference> references,
            Optional<JsonNode> metadata,
            Optional<JsonNode> ruleSet) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : List.of(type, text, references, metadata, ruleSet)) {
                digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A version's name.
     *
     * @param subject whose
     * @param number from 1 on
     */
    public record Version(Subject subject, int number) implements Comparable<Version> {
        @Override
        public int compareTo(Version other) {
            int bySubject = subject.compareTo(other.subject);
            return bySubject != 0 ? bySubject : Integer.compare(number, other.number);
        }
    }
}
