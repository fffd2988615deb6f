package io.pipelineappliance.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The version that the build wrote down. */
public final class Version {
    private Version() {}

    /** For instance {@code 0.1.0}. */
    public static String current() {
        return written().getProperty("version");
    }

    /** Everything that runs inside, in the version that it was built with. */
    static Map<String, String> products() {
        Properties written = written();
        Map<String, String> products = new LinkedHashMap<>();
        products.put("Pipeline Appliance", written.getProperty("version"));
        products.put("Kafka", written.getProperty("kafka"));
        products.put("Spark", written.getProperty("spark"));
        products.put("Cassandra", written.getProperty("cassandra"));
        products.put("ZooKeeper", written.getProperty("zookeeper"));
        return products;
    }

    private static Properties written() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/appliance-version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
