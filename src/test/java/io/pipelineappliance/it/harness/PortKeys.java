package io.pipelineappliance.it.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The configuration keys that name a port, as the reference file has them. */
public final class PortKeys {
    private static final String REFERENCE = "/appliance-reference.yaml";

    private PortKeys() {}

    /** All of them, like {@code kafka.port}. */
    public static List<String> all() {
        try (InputStream reference = PortKeys.class.getResourceAsStream(REFERENCE)) {
            Map<String, Object> sections = new Yaml().load(reference);
            return sections.entrySet().stream().flatMap(PortKeys::keys).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stable port for each. */
    public static Map<String, Integer> chosen() {
        return all().stream().collect(Collectors.toMap(Function.identity(), key -> StablePorts.next()));
    }

    private static Stream<String> keys(Map.Entry<String, Object> section) {
        return section.getValue() instanceof Map<?, ?> values
                ? values.keySet().stream()
                        .map(String::valueOf)
                        .filter(name -> name.equals("port") || name.endsWith("-port"))
                        .map(name -> section.getKey() + "." + name)
                : Stream.empty();
    }
}
