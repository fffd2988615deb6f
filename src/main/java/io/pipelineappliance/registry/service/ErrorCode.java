package io.pipelineappliance.registry.service;

/** The codes of errors, whose first three digits are the HTTP status. */
public enum ErrorCode {
    BAD_REQUEST(400),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    INCOMPATIBLE_SCHEMA(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    UNPROCESSABLE(422),
    SUBJECT_NOT_FOUND(40401),
    VERSION_NOT_FOUND(40402),
    SCHEMA_NOT_FOUND(40403),
    SUBJECT_SOFT_DELETED(40404),
    SUBJECT_NOT_SOFT_DELETED(40405),
    VERSION_SOFT_DELETED(40406),
    VERSION_NOT_SOFT_DELETED(40407),
    SUBJECT_CONFIG_NOT_FOUND(40408),
    SUBJECT_MODE_NOT_FOUND(40409),
    INVALID_SCHEMA(42201),
    INVALID_VERSION(42202),
    INVALID_COMPATIBILITY_LEVEL(42203),
    INVALID_MODE(42204),
    NOT_PERMITTED(42205),
    REFERENCE_EXISTS(42206),
    ID_DOES_NOT_MATCH(42207),
    INVALID_SUBJECT(42208),
    SCHEMA_TOO_LARGE(42209),
    INVALID_RULE_SET(42210),
    CONTEXT_NOT_EMPTY(42211),
    INTERNAL(500),
    STORE_FAILURE(50001),
    TIMED_OUT(50002);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    /** As answers have it. */
    public int code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return code < 1000 ? code : code / 100;
    }
}
