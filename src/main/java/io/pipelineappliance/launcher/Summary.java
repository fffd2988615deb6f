package io.pipelineappliance.launcher;

import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.DashboardConfig;
import io.pipelineappliance.runtime.PartStatus;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The block that stands on the terminal when all is up: where everything is, and what to try next. */
final class Summary {
    private Summary() {}

    /**
     * @param firstRowMillis from the start of the process to the first row, once there is one
     * @param firstFetch when the first fetch is due, if that is later
     */
    static String of(
            ApplianceConfig config,
            List<PartStatus> parts,
            Optional<Long> firstRowMillis,
            Optional<Instant> firstFetch) {
        String addresses = parts.stream()
                .flatMap(status -> status.part().address().get().stream()
                        .map(address -> "  %-18s %s".formatted(status.part().title(), address)))
                .collect(Collectors.joining("\n"));
        return headline(config, firstRowMillis, firstFetch) + "\n\n" + addresses + "\n\nTry next:\n"
                + "  open " + config.dashboard().url() + login(config.dashboard()) + "\n"
                + "  kafka-console-consumer.sh --bootstrap-server "
                + config.kafka().servers()
                + " --topic users_created --from-beginning\n"
                + "  cqlsh " + config.cassandra().nodes().get(0).replace(':', ' ')
                + " -e 'SELECT first_name, last_name, address FROM spark_streams.created_users LIMIT 10'\n"
                + "  spark-submit --master " + config.spark().masterUrl()
                + " --class org.apache.spark.examples.SparkPi $SPARK_HOME/examples/jars/spark-examples_2.13-*.jar 100\n"
                + "\nCtrl-C stops it; what it holds stays for the next start.";
    }

    private static String login(DashboardConfig dashboard) {
        if (!dashboard.loginRequired()) {
            return "";
        }
        return dashboard.onLoopback()
                ? " (it wants a login)"
                : " (it is reached from other machines, and wants a login)";
    }

    /** Says when the first row was there. */
    static String firstRow(long millis) {
        return String.format(Locale.ROOT, "the first row was in Cassandra after %.1f s.", millis / 1000.0);
    }

    private static String headline(
            ApplianceConfig config, Optional<Long> firstRowMillis, Optional<Instant> firstFetch) {
        if (firstRowMillis.isPresent()) {
            return "All is up; " + firstRow(firstRowMillis.get());
        }
        if (firstFetch.isPresent()) {
            return "All is up; the newest interval was fetched before, the next fetch is at "
                    + LocalTime.ofInstant(firstFetch.get(), ZoneId.systemDefault())
                            .truncatedTo(ChronoUnit.SECONDS) + ".";
        }
        return config.fetch().enabled()
                ? "All is up, but no row is in Cassandra yet; the dashboard shows how far the records come."
                : "All is up; nothing is fetched here, so produce to the topic users_created yourself.";
    }
}
