package io.pipelineappliance.explore.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import io.pipelineappliance.registry.client.RegistryUnreachable;
import java.time.Duration;
import java.util.Optional;

/**
 * Requests to the registry; what goes wrong is one of the exceptions that the API answers with. A change that does not fit what is there is
 * left as the registry's refusal. Connects to nobody before the first request.
 */
final class RegistryRequests {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(4);

    private final RegistryAccess access;
    private RegistryHttp http;

    RegistryRequests(RegistryAccess access) {
        this.access = access;
    }

    private interface Request {
        JsonNode send(RegistryHttp http) throws InterruptedException;
    }

    /** Where the registry is, for sentences. */
    String place() {
        return access.place();
    }

    /** A path of {@code /subjects}. */
    static String subject(String subject) {
        return "/subjects/" + RegistryHttp.segment(subject);
    }

    JsonNode get(String path) throws InterruptedException {
        return send(registry -> registry.get(path));
    }

    /** The answer, unless what is asked for is not there. */
    Optional<JsonNode> find(String path) throws InterruptedException {
        return unlessMissing(registry -> registry.get(path));
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return send(registry -> registry.post(path, body));
    }

    JsonNode put(String path, JsonNode body) throws InterruptedException {
        return send(registry -> registry.put(path, body));
    }

    /** The answer, unless what is to be deleted is not there. */
    Optional<JsonNode> delete(String path) throws InterruptedException {
        return unlessMissing(registry -> registry.delete(path));
    }

    NotFound noSubject(String subject) {
        return new NotFound("The Schema Registry at %s has no subject '%s'.".formatted(place(), subject));
    }

    NotFound noVersion(String subject, int version) {
        return new NotFound(
                "The Schema Registry at %s has no version %d of '%s'.".formatted(place(), version, subject));
    }

    private Optional<JsonNode> unlessMissing(Request request) throws InterruptedException {
        try {
            return Optional.of(send(request));
        } catch (NotFound missing) {
            return Optional.empty();
        }
    }

    private JsonNode send(Request request) throws InterruptedException {
        try {
            return request.send(http());
        } catch (RegistryUnreachable failure) {
            throw new Unavailable(failure.getMessage(), failure);
        } catch (RegistryRefusal refusal) {
            if (refusal.isNotFound()) {
                throw new NotFound(refusal.getMessage(), refusal);
            }
            if (refusal.isLockedOut()) {
                throw new Unavailable(refusal.getMessage(), refusal);
            }
            if (refusal.isIncompatible()) {
                throw refusal;
            }
            throw new InvalidRequest(refusal.getMessage(), refusal);
        }
    }

    private synchronized RegistryHttp http() {
        if (http == null) {
            http = new RegistryHttp(
                    access,
                    ANSWER_WITHIN.dividedBy(Math.max(1, access.addresses().size())));
        }
        return http;
    }
}
