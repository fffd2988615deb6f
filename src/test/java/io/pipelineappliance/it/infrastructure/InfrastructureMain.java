package io.pipelineappliance.it.infrastructure;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The whole infrastructure for use by hand, until Ctrl-C. */
final class InfrastructureMain {
    private InfrastructureMain() {}

    /** @param arguments the directory of its data and logs */
    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments.length == 0 ? "target/external-infrastructure" : arguments[0])
                .toAbsolutePath();
        System.out.println("Starting ZooKeeper, three Kafka brokers, a Schema Registry, Spark and Cassandra; logs in "
                + directory);
        Infrastructure infrastructure = Infrastructure.whole(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::close));
        infrastructure.start();
        System.out.println("\nAll is up. An appliance on it:\n\njava -jar target/pipeline-appliance.jar \\");
        infrastructure.settings().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(setting ->
                        System.out.println("  --set " + setting.getKey() + "=" + setting.getValue() + " \\"));
        System.out.println("  --ephemeral\n\nCtrl-C ends it all.");
        new CountDownLatch(1).await();
    }
}
