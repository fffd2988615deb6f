package io.pipelineappliance.registry.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What a producer or a consumer of records asks a registry for. A schema never changes under its id, so it is asked for once; that
 * an id is unknown can change, so that is believed for a short while only. Connects to nobody before the first call. Thread-safe.
 *
 * <p>All calls throw {@link RegistryUnreachable} when nobody answers and {@link RegistryRefusal} when the registry says no.
 */
public final class SchemaRegistryClient {
    private static final long UNKNOWN_FOR_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int REMEMBERED_UNKNOWN = 10_000;

    private final RegistryAccess access;
    private final LongSupplier nanoTime;
    private final Map<Object, RegisteredSchema> known = new ConcurrentHashMap<>();
    private final Map<SchemaReference, Unknown> unknown = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SchemaReference, Unknown> eldest) {
            return size() > REMEMBERED_UNKNOWN;
        }
    });
    private RegistryHttp http;

    private record Unknown(RegistryRefusal refusal, long since) {}

    private record Version(String subject, int number) {}

    public SchemaRegistryClient(RegistryAccess access) {
        this(access, System::nanoTime);
    }

    SchemaRegistryClient(RegistryAccess access, LongSupplier nanoTime) {
        this.access = access;
        this.nanoTime = nanoTime;
    }

    /** Where the registry is, for sentences. */
    public String place() {
        return access.place();
    }

    /**
     * Registers a schema, unless it is registered there already.
     *
     * @return its id
     */
    public int register(String subject, SchemaType type, String schema) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("schema", schema);
        if (type != SchemaType.AVRO) {
            body.put("schemaType", type.name());
        }
        return http().post("/subjects/" + RegistryHttp.segment(subject) + "/versions", body)
                .path("id")
                .asInt();
    }

    /** The newest version of a subject. */
    public RegisteredSchema latest(String subject) throws InterruptedException {
        return RegisteredSchema.of(http().get("/subjects/" + RegistryHttp.segment(subject) + "/versions/latest"));
    }

    /** The schema of which a record carries the reference. */
    public RegisteredSchema schema(SchemaReference reference) throws InterruptedException {
        RegisteredSchema schema = known.get(reference);
        if (schema != null) {
            return schema;
        }
        Unknown before = unknown.get(reference);
        if (before != null && nanoTime.getAsLong() - before.since() < UNKNOWN_FOR_NANOS) {
            throw before.refusal();
        }
        try {
            return remembered(reference, RegisteredSchema.of(http().get(reference.path())));
        } catch (RegistryRefusal refusal) {
            if (refusal.isUnknownSchema()) {
                unknown.put(reference, new Unknown(refusal, nanoTime.getAsLong()));
            }
            throw refusal;
        }
    }

    /** What another schema refers to; also if it was deleted since, since records of it may still be on a topic. */
    public RegisteredSchema schema(RegisteredSchema.Use use) throws InterruptedException {
        Version version = new Version(use.subject(), use.version());
        RegisteredSchema schema = known.get(version);
        return schema != null
                ? schema
                : remembered(
                        version,
                        RegisteredSchema.of(http().get("/subjects/" + RegistryHttp.segment(use.subject()) + "/versions/"
                                + use.version() + "?deleted=true")));
    }

    private RegisteredSchema remembered(Object key, RegisteredSchema schema) {
        known.put(key, schema);
        return schema;
    }

    private synchronized RegistryHttp http() {
        if (http == null) {
            http = new RegistryHttp(access);
        }
        return http;
    }
}
