package io.pipelineappliance.config;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When the source is asked, and what happens when that fails.
 *
 * @param cron five fields, in place of {@link FetchConfig#interval}
 * @param timeZone of the cron expression and of the start date
 * @param startDate first day of the schedule
 * @param catchUp whether intervals that passed while nothing ran are run
 * @param maxActiveRuns runs at the same time
 * @param retries further tries of a task that failed
 * @param retryDelay wait before the second try
 * @param maxRetryDelay bound on the wait before a try
 * @param taskTimeLimit bound on one try
 * @param keepRuns runs that are remembered
 * @param keepRunsFor how long a run is remembered
 * @param alertWhenLate how late a run may begin
 * @param alertWhenLonger how long a run may take
 * @param alertAfterFailures runs in a row that may fail; 0 means any number
 * @param alertWebhook where each alert is sent
 */
public record ScheduleConfig(
        Optional<String> cron,
        ZoneId timeZone,
        Optional<LocalDate> startDate,
        boolean catchUp,
        int maxActiveRuns,
        int retries,
        Duration retryDelay,
        Duration maxRetryDelay,
        Duration taskTimeLimit,
        int keepRuns,
        Duration keepRunsFor,
        Optional<Duration> alertWhenLate,
        Optional<Duration> alertWhenLonger,
        int alertAfterFailures,
        Optional<URI> alertWebhook) {

    public ScheduleConfig {
        Requirements requirements = new Requirements()
                .that(
                        cron.filter(expression -> !isCron(expression)).isEmpty(),
                        "cron",
                        "is not a cron expression",
                        "write five fields (minute, hour, day of month, month, day of week) like 0 6 * * *")
                .range("max-active-runs", maxActiveRuns, 1, 16)
                .range("retries", retries, 0, 100)
                .positive("retry-delay", retryDelay)
                .that(
                        maxRetryDelay.compareTo(retryDelay) >= 0,
                        List.of("max-retry-delay", "retry-delay"),
                        "is shorter than retry-delay",
                        "use " + DurationText.format(retryDelay) + " or more")
                .positive("task-time-limit", taskTimeLimit)
                .range("keep-runs", keepRuns, 10, 1_000_000)
                .positive("keep-runs-for", keepRunsFor)
                .positive("alert-when-late", alertWhenLate.orElse(Duration.ofSeconds(1)))
                .positive("alert-when-longer", alertWhenLonger.orElse(Duration.ofSeconds(1)))
                .range("alert-after-failures", alertAfterFailures, 0, 1_000);
        alertWebhook.ifPresent(url -> requirements.http("alert-webhook", url));
        requirements.verify();
    }

    /** The first moment of the schedule, if it has one. */
    public Optional<Instant> startsAt() {
        return startDate.map(day -> day.atStartOfDay(timeZone).toInstant());
    }

    private static boolean isCron(String expression) {
        try {
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
                    .parse(expression)
                    .validate();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
