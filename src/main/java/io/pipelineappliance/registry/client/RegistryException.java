package io.pipelineappliance.registry.client;

import io.pipelineappliance.component.ApplianceException;

/** The registry did not do what it was asked for; the message is one sentence. */
public abstract sealed class RegistryException extends ApplianceException permits RegistryUnreachable, RegistryRefusal {
    private static final long serialVersionUID = 1L;

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
