package io.pipelineappliance.it.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an appliance is to be run: as it comes, but on free ports, and with a real service that nobody reaches. */
public final class ApplianceBuilder {
    private final String name;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private Path javaHome = Workplace.javaHome();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private ClientAccess clients = ClientAccess.OPEN;
    private Path dataDirectory;

    ApplianceBuilder(String name) {
        this.name = name;
        PortKeys.chosen().forEach((key, port) -> settings.put(key, port.toString()));
        settings.put("fetch.url", "http://127.0.0.1:" + StablePorts.next() + "/api/");
    }

    /** Sets one key of the configuration. */
    public ApplianceBuilder set(String key, Object value) {
        settings.put(key, String.valueOf(value));
        return this;
    }

    /** Sets keys of the configuration. */
    public ApplianceBuilder set(Map<String, String> keys) {
        settings.putAll(keys);
        return this;
    }

    /** Sets a variable of its environment. */
    public ApplianceBuilder environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** How the test's own clients are let in. */
    public ApplianceBuilder clients(ClientAccess access) {
        clients = access;
        return this;
    }

    /** Fetches nothing: the topic holds what the test produces. */
    public ApplianceBuilder withoutFetcher() {
        return set("fetch.enabled", false);
    }

    /** Uses the Java at this home. */
    public ApplianceBuilder javaHome(Path home) {
        javaHome = home;
        return this;
    }

    /** An option of the {@code java} command. */
    public ApplianceBuilder javaOption(String option) {
        javaOptions.add(option);
        return this;
    }

    /** An argument of the appliance besides the settings. */
    public ApplianceBuilder argument(String argument) {
        arguments.add(argument);
        return this;
    }

    /** Uses this directory, which stays when the appliance is closed, instead of a new one. */
    public ApplianceBuilder dataDirectory(Path directory) {
        dataDirectory = directory;
        return this;
    }

    /** Starts it and waits until everything runs. */
    public RunningAppliance start() {
        RunningAppliance appliance = launch();
        try {
            appliance.awaitRunning();
            return appliance;
        } catch (RuntimeException | AssertionError e) {
            appliance.close();
            throw e;
        }
    }

    /** Starts the process only. */
    public RunningAppliance launch() {
        boolean temporary = dataDirectory == null;
        Path directory = temporary ? Workplace.temporary(name) : dataDirectory;
        return new RunningAppliance(
                directory,
                temporary,
                Workplace.report(name),
                javaHome,
                javaOptions,
                settings,
                arguments,
                environment,
                clients);
    }
}
