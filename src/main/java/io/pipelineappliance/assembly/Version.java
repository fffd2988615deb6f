package io.pipelineappliance.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
public final class Version {
    private Version() {}

    /** For instance {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("/appliance-version.properties")) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
