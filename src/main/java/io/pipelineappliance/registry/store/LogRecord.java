package io.pipelineappliance.registry.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change, as one record of the topic. A subject of the default context without a name means the global settings. */
public sealed interface LogRecord {
    /** A version came or was deleted. */
    record SchemaPut(StoredSchema schema) implements LogRecord {}

    /** A version went for good. */
    record SchemaGone(StoredSchema.Version version) implements LogRecord {}

    /** All versions of a subject up to this one were deleted. */
    record SubjectDeleted(Subject subject, int lastVersion) implements LogRecord {}

    /** What was deleted of a subject went for good. */
    record SubjectCleared(Subject subject) implements LogRecord {}

    /** A subject's configuration was set. */
    record ConfigPut(Subject subject, ObjectNode config) implements LogRecord {}

    /** A subject's configuration was taken back. */
    record ConfigGone(Subject subject) implements LogRecord {}

    /** A subject's mode was set. */
    record ModePut(Subject subject, Mode mode) implements LogRecord {}

    /** A subject's mode was taken back. */
    record ModeGone(Subject subject) implements LogRecord {}

    /** A context got its first subject. */
    record ContextPut(String context) implements LogRecord {}

    /** A context went. */
    record ContextGone(String context) implements LogRecord {}

    /** Nothing: shows how far the topic reaches. */
    record Nothing() implements LogRecord {}
}
