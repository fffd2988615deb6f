package io.pipelineappliance.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The version that the build wrote down. */
public final class Version {
    private static final Properties WRITTEN = written();

    private Version() {}

    /** For instance {@code 0.1.0}. */
    public static String current() {
        return WRITTEN.getProperty("version");
    }

    /** Everything that runs inside, in the version that it was built with. */
    static Map<String, String> products() {
        Map<String, String> products = new LinkedHashMap<>();
        products.put("Pipeline Appliance", WRITTEN.getProperty("version"));
        products.put("Kafka", WRITTEN.getProperty("kafka"));
        products.put("Spark", WRITTEN.getProperty("spark"));
        products.put("Cassandra", WRITTEN.getProperty("cassandra"));
        products.put("ZooKeeper", WRITTEN.getProperty("zookeeper"));
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
