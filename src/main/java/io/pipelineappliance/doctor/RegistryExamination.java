package io.pipelineappliance.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.RegistryException;
import io.pipelineappliance.registry.client.RegistryHttp;
import java.net.URI;

/** A Schema Registry that runs elsewhere: lets the appliance in, and takes schemas. */
public final class RegistryExamination implements Examination {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final RegistryAccess access;

    /** @param access where it is and how to be let in */
    public RegistryExamination(RegistryAccess access) {
        this.access = access;
    }

    @Override
    public String component() {
        return "schema-registry";
    }

    @Override
    public String address() {
        return access.place();
    }

    @Override
    public void make(Findings findings) throws InterruptedException {
        Reach reach = new Reach(
                "schema-registry.url",
                access.addresses().stream().map(RegistryExamination::server).toList());
        if (!reach.check(findings)) {
            return;
        }
        RegistryHttp http = new RegistryHttp(access, PATIENCE);
        if (findings.check("authenticate", () -> authenticate(http))) {
            findings.check("version", () -> version(http));
            findings.check("rights", () -> mode(http));
        }
    }

    private static String server(URI address) {
        int usual = "https".equals(address.getScheme()) ? HTTPS : HTTP;
        return address.getHost() + ":" + (address.getPort() < 0 ? usual : address.getPort());
    }

    private String authenticate(RegistryHttp http) throws InterruptedException {
        String level = http.get("/config").path("compatibilityLevel").asText("unknown");
        return (access.user().isEmpty() ? "no password wanted" : "as " + access.user()) + "; compatibility level "
                + level;
    }

    private static String version(RegistryHttp http) throws InterruptedException {
        try {
            JsonNode answer = http.get("/v1/metadata/version");
            return answer.path("version").asText("not told");
        } catch (RegistryException notThere) {
            return "not told";
        }
    }

    private String mode(RegistryHttp http) throws InterruptedException {
        String mode;
        try {
            mode = http.get("/mode").path("mode").asText("READWRITE");
        } catch (RegistryException notThere) {
            return "takes schemas, as far as it tells";
        }
        if (!mode.equals("READWRITE")) {
            throw new ApplianceException(
                    "%s is in mode %s and takes no schemas; set it to READWRITE, or register them there."
                            .formatted(access, mode));
        }
        return "takes schemas";
    }
}
