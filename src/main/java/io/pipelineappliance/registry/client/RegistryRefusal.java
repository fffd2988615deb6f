package io.pipelineappliance.registry.client;

/** A registry answered, and said no. */
public final class RegistryRefusal extends RegistryException {
    private static final long serialVersionUID = 1L;
    private static final int SCHEMA_NOT_FOUND = 40_403;
    private static final int INCOMPATIBLE = 409;
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final int status;
    private final int errorCode;

    RegistryRefusal(String message, int status, int errorCode) {
        super(message, null);
        this.status = status;
        this.errorCode = errorCode;
    }

    /** The API's error code, like 40401; the HTTP status where there is none finer. */
    public int errorCode() {
        return errorCode;
    }

    /** Whether what was asked for is not there. */
    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Whether the registry lets nobody in with these credentials. */
    public boolean isLockedOut() {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** Whether the registry knows no schema by that id. */
    public boolean isUnknownSchema() {
        return errorCode == SCHEMA_NOT_FOUND;
    }

    /** Whether the schema breaks the subject's compatibility. */
    public boolean isIncompatible() {
        return status == INCOMPATIBLE;
    }
}
