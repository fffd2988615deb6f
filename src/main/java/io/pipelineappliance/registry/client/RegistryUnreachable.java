package io.pipelineappliance.registry.client;

/** No registry answers now, or what answers is none. The same request may succeed later. */
public final class RegistryUnreachable extends RegistryException {
    private static final long serialVersionUID = 1L;

    RegistryUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
