package io.pipelineappliance.registry.rest;

import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The content types of the API. All of them are JSON. */
final class MediaTypes {
    static final String REGISTRY_V1 = "application/vnd.schemaregistry.v1+json";

    private static final List<String> PRODUCED =
            List.of(REGISTRY_V1, "application/vnd.schemaregistry+json", "application/json");
    private static final List<String> CONSUMED =
            List.of(REGISTRY_V1, "application/vnd.schemaregistry+json", "application/json", "application/octet-stream");

    private MediaTypes() {}

    /** The one to answer with; the first that is accepted by name, else the API's own. */
    static String produced(String accept) {
        if (accept == null || accept.isBlank()) {
            return REGISTRY_V1;
        }
        List<String> accepted =
                Stream.of(accept.split(",")).map(MediaTypes::bare).toList();
        if (accepted.contains("*/*") || accepted.contains("application/*")) {
            return accepted.stream().filter(PRODUCED::contains).findFirst().orElse(REGISTRY_V1);
        }
        return accepted.stream()
                .filter(PRODUCED::contains)
                .findFirst()
                .orElseThrow(() -> new RegistryException(
                        ErrorCode.NOT_ACCEPTABLE,
                        "'" + accept + "' is asked for, but the answer is of type " + REGISTRY_V1 + "."));
    }

    /** @throws RegistryException when a body of this type is not understood */
    static void requireConsumed(String contentType) {
        if (contentType != null && !CONSUMED.contains(bare(contentType))) {
            throw new RegistryException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "'" + contentType + "' is not understood; send " + REGISTRY_V1 + ".");
        }
    }

    private static String bare(String type) {
        return type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }
}
