package io.pipelineappliance.registry.service;

import io.pipelineappliance.registry.store.StoredSchema.Version;
import io.pipelineappliance.registry.store.Subject;

/** A request that is refused. The message is for the one who asked. */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public RegistryException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public RegistryException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** What kind of refusal. */
    public ErrorCode code() {
        return code;
    }

    static RegistryException subjectNotFound(Subject subject) {
        return new RegistryException(ErrorCode.SUBJECT_NOT_FOUND, "Subject '" + subject + "' not found.");
    }

    static RegistryException versionNotFound(int version) {
        return new RegistryException(ErrorCode.VERSION_NOT_FOUND, "Version " + version + " not found.");
    }

    static RegistryException schemaNotFound() {
        return new RegistryException(ErrorCode.SCHEMA_NOT_FOUND, "Schema not found");
    }

    static RegistryException schemaNotFound(int id) {
        return new RegistryException(ErrorCode.SCHEMA_NOT_FOUND, "Schema " + id + " not found");
    }

    static RegistryException readOnly(Subject subject) {
        return new RegistryException(
                ErrorCode.NOT_PERMITTED,
                "Subject " + subject + " is in read-only mode; set its mode to READWRITE to change it.");
    }

    static RegistryException referenced(Version version) {
        return new RegistryException(
                ErrorCode.REFERENCE_EXISTS,
                "One or more references exist to the schema {subject=" + version.subject() + ",version="
                        + version.number() + "}.");
    }
}
