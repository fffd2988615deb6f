package io.pipelineappliance.zookeeper;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.apache.curator.x.discovery.ServiceInstance;
import org.apache.curator.x.discovery.ServiceType;
import org.apache.curator.x.discovery.details.InstanceSerializer;

/**
 * The JSON of Curator's service discovery, with texts as payload. Curator's own serializer makes an object of whatever
 * class the JSON names, and on this machine everybody may write to ZooKeeper.
 */
final class RegistrationFormat implements InstanceSerializer<Map<String, String>> {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper mapper = new ObjectMapper();

    @Override
    public byte[] serialize(ServiceInstance<Map<String, String>> instance) throws IOException {
        ObjectNode json = mapper.createObjectNode()
                .put("name", instance.getName())
                .put("id", instance.getId())
                .put("address", instance.getAddress())
                .put("port", instance.getPort())
                .put("registrationTimeUTC", instance.getRegistrationTimeUTC())
                .put("serviceType", instance.getServiceType().name());
        instance.getPayload().forEach(json.putObject("payload")::put);
        return mapper.writeValueAsBytes(json);
    }

    @Override
    public ServiceInstance<Map<String, String>> deserialize(byte[] bytes) throws Exception {
        JsonNode json = mapper.readTree(bytes);
        return new ServiceInstance<>(
                json.required("name").asText(),
                json.required("id").asText(),
                json.required("address").asText(),
                json.required("port").asInt(),
                null,
                json.has("payload") ? mapper.convertValue(json.get("payload"), TEXTS) : Map.of(),
                json.path("registrationTimeUTC").asLong(),
                ServiceType.DYNAMIC,
                null);
    }
}
