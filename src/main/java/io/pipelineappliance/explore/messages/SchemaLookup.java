package io.pipelineappliance.explore.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.messages.MessageSchema.SubjectVersion;
import io.pipelineappliance.registry.client.RegisteredSchema;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryException;
import io.pipelineappliance.registry.client.RegistryHttp;
import io.pipelineappliance.registry.client.RegistryRefusal;
import io.pipelineappliance.registry.client.RegistryUnreachable;
import io.pipelineappliance.registry.client.SchemaReference;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the registry for schemas of messages. A page of messages waits once for a registry that does not answer, and for a short time; who asks
 * soon after that is told the same at once. Thread-safe.
 */
final class SchemaLookup {
    private static final Duration PATIENCE = Duration.ofMillis(2_500);
    private static final long BELIEVED_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long SUBJECTS_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int REMEMBERED = 10_000;

    private final SchemaRegistryClient client;
    private final RegistryAccess access;
    private final Map<SchemaReference, RegisteredSchema> schemas = new ConcurrentHashMap<>();
    private final Map<SchemaReference, Refusal> refusals = new ConcurrentHashMap<>();
    private final Map<String, Subjects> subjects = new ConcurrentHashMap<>();
    private volatile Silence silence;
    private RegistryHttp http;

    private record Silence(ApplianceException failure, long since) {}

    private record Refusal(RegistryRefusal failure, long since) {}

    private record Subjects(List<SubjectVersion> versions, long since) {}

    /** What a subject's version is. */
    record Version(int id, RegisteredSchema schema) {}

    SchemaLookup(RegistryAccess access) {
        this.access = access;
        this.client = new SchemaRegistryClient(access);
    }

    String place() {
        return access.place();
    }

    /**
     * The schema.
     *
     * @throws RegistryException when the registry does not answer, or does not have it
     */
    RegisteredSchema schema(SchemaReference reference) {
        RegisteredSchema known = schemas.get(reference);
        if (known != null) {
            return known;
        }
        Refusal refusal = refusals.get(reference);
        if (refusal != null && System.nanoTime() - refusal.since() < BELIEVED_NANOS) {
            throw refusal.failure();
        }
        try {
            RegisteredSchema found = ask(() -> client.schema(reference));
            remember(schemas, reference, found);
            return found;
        } catch (RegistryRefusal unknown) {
            remember(refusals, reference, new Refusal(unknown, System.nanoTime()));
            throw unknown;
        }
    }

    private static <K, V> void remember(Map<K, V> known, K key, V value) {
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        known.put(key, value);
    }

    RegisteredSchema schema(RegisteredSchema.Use use) {
        return ask(() -> client.schema(use));
    }

    /** Where a schema is registered; nowhere while the registry does not answer. */
    List<SubjectVersion> subjects(SchemaReference reference) {
        String path = reference.path();
        Subjects known = subjects.get(path);
        if (known != null && System.nanoTime() - known.since() < SUBJECTS_NANOS) {
            return known.versions();
        }
        try {
            List<SubjectVersion> found = read(ask(() -> http().get(path + "/versions")));
            remember(subjects, path, new Subjects(found, System.nanoTime()));
            return found;
        } catch (ApplianceException away) {
            return known == null ? List.of() : known.versions();
        }
    }

    private static List<SubjectVersion> read(JsonNode answer) {
        List<SubjectVersion> found = new ArrayList<>();
        answer.forEach(version -> found.add(new SubjectVersion(
                version.path("subject").asText(), version.path("version").asInt())));
        return found;
    }

    /** A version of a subject, or its newest one. */
    Version version(String subject, String version) {
        JsonNode answer = ask(() -> http().get("/subjects/" + RegistryHttp.segment(subject) + "/versions/" + version));
        int id = answer.path("id").asInt();
        return new Version(id, schema(new SchemaReference.Id(id)));
    }

    private synchronized RegistryHttp http() {
        if (http == null) {
            http = new RegistryHttp(access);
        }
        return http;
    }

    private <T> T ask(Callable<T> question) {
        Silence before = silence;
        if (before != null && System.nanoTime() - before.since() < BELIEVED_NANOS) {
            throw before.failure();
        }
        FutureTask<T> task = new FutureTask<>(question);
        Thread thread = new Thread(task, "dashboard-registry");
        thread.setDaemon(true);
        thread.start();
        try {
            T answer = task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            silence = null;
            return answer;
        } catch (TimeoutException e) {
            task.cancel(true);
            throw silent(new ApplianceException(
                    "The Schema Registry at %s does not answer within %d ms; start it, or look after it."
                            .formatted(place(), PATIENCE.toMillis()),
                    e));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(true);
            throw new ApplianceException("The look for a schema was ended.", e);
        }
    }

    private ApplianceException failure(Throwable cause) {
        if (cause instanceof RegistryUnreachable unreachable) {
            return silent(unreachable);
        }
        if (cause instanceof RegistryRefusal refusal) {
            return refusal;
        }
        return new ApplianceException(
                "The Schema Registry at %s could not be asked: %s".formatted(place(), cause), cause);
    }

    private ApplianceException silent(ApplianceException failure) {
        silence = new Silence(failure, System.nanoTime());
        return failure;
    }
}
