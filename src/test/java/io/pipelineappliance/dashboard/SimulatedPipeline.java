package io.pipelineappliance.dashboard;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.StreamConfig;
import io.pipelineappliance.dashboard.Status.ApplianceState;
import io.pipelineappliance.dashboard.Status.ComponentStatus;
import io.pipelineappliance.dashboard.dags.FakeDags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A pipeline whose status is a function of the time since its start: it boots within 16 s, then fetches ten users
 * every ten seconds. For looking at the page without starting any server product.
 */
final class SimulatedPipeline implements Supplier<Status>, ComponentControl {
    private static final List<Part> PARTS = List.of(
            new Part("dashboard", "Dashboard", "127.0.0.1:9021", 0.0, 0.6, List.of(), false),
            new Part("zookeeper", "ZooKeeper", "127.0.0.1:2181", 0.6, 2.0, List.of(), true),
            new Part("kafka", "Kafka", "127.0.0.1:9092", 0.6, 4.2, List.of(), true),
            new Part("cassandra", "Cassandra", "127.0.0.1:9042", 0.6, 7.8, List.of(), true),
            new Part("spark", "Spark", "spark://127.0.0.1:7077", 0.6, 10.0, List.of(), false),
            new Part("source", "Built-in source", "127.0.0.1:9022", 0.6, 1.4, List.of(), true),
            new Part("fetcher", "Fetcher", null, 4.2, 5.0, List.of("kafka", "zookeeper"), true),
            new Part("stream", "Stream job", null, 10.0, 15.0, List.of("kafka", "cassandra", "spark"), false));

    private final Instant startedAt;
    private final boolean troubled;
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    /** @param troubled whether everything goes wrong that the page has words for */
    SimulatedPipeline(Instant startedAt, boolean troubled) {
        this.startedAt = startedAt;
        this.troubled = troubled;
    }

    private record Part(
            String name, String title, String address, double from, double to, List<String> needs, boolean canStop) {}

    /** Serves it on the given port until the process is stopped: {@code PORT [troubled]}. */
    public static void main(String[] arguments) throws InterruptedException {
        SimulatedPipeline pipeline = new SimulatedPipeline(Instant.now(), arguments.length > 1);
        Dashboard dashboard = new Dashboard(
                TestDashboard.config(Integer.parseInt(arguments[0])), pipeline, pipeline, FakeDags.ofADay(), List.of());
        dashboard.start();
        Thread.currentThread().join();
    }

    @Override
    public void stop(String name) {
        if (name.equals("zookeeper")) {
            throw new ApplianceException(
                    "ZooKeeper holds the leadership of a fetch under way; try again in a few seconds.");
        }
        stopped.add(name);
    }

    @Override
    public void start(String name) {
        stopped.remove(name);
    }

    @Override
    public Status get() {
        Instant now = Instant.now();
        double second = Duration.between(startedAt, now).toMillis() / 1000.0;
        long users = users(second, 5.0);
        long rows = users(second, 15.0);
        List<ComponentStatus> components =
                PARTS.stream().map(part -> component(part, second)).toList();
        return new Status(
                "0.1.0",
                startedAt,
                now,
                "/home/me/pipeline-data",
                state(components),
                components,
                second < 4.2 ? null : source(),
                second < 4.2 ? null : fetch(users, now, second),
                second < 4.4 ? null : topic(users),
                second < 4.4 ? null : new Status.DeadLetterStatus("users_created.dlq", troubled ? 12 : 0),
                second < 10 ? null : spark(second),
                second < 10 ? null : stream(users, rows, second),
                second < 7.8 ? null : table(rows));
    }

    private static long users(double second, double since) {
        return second < since ? 0 : 10 * (1 + (long) ((second - 5.0) / 10));
    }

    private ApplianceState state(List<ComponentStatus> components) {
        if (components.stream()
                .anyMatch(c -> c.state() == ComponentState.FAILED || c.state() == ComponentState.STOPPED)) {
            return ApplianceState.DEGRADED;
        }
        boolean all = components.stream().allMatch(component -> component.state() == ComponentState.RUNNING);
        return all ? ApplianceState.RUNNING : ApplianceState.STARTING;
    }

    private ComponentStatus component(Part part, double second) {
        ComponentState state = stateOf(part, second);
        String reason = state == ComponentState.FAILED
                ? "cassandra.port: 127.0.0.1:9042 is in use by another process; stop it or choose another port."
                : null;
        Long boot = state == ComponentState.RUNNING ? (long) ((part.to - part.from) * 1000) : null;
        Long upAfter = boot == null ? null : (long) (part.to * 1000);
        String link = part.name.equals("spark") && boot != null ? "http://127.0.0.1:4040" : null;
        return new ComponentStatus(
                part.name,
                part.title,
                state,
                reason,
                part.address,
                link,
                part.needs,
                boot,
                upAfter,
                log(part, second),
                part.canStop);
    }

    private ComponentState stateOf(Part part, double second) {
        if (stopped.contains(part.name)) {
            return ComponentState.STOPPED;
        }
        if (second < part.from) {
            return ComponentState.WAITING;
        }
        if (second < part.to) {
            return ComponentState.STARTING;
        }
        return troubled && part.name.equals("cassandra") ? ComponentState.FAILED : ComponentState.RUNNING;
    }

    private List<String> log(Part part, double second) {
        List<String> lines = new ArrayList<>();
        for (double at = part.from; at <= Math.min(second, part.to); at += 0.4) {
            lines.add("%tT INFO  %s: step %d of the start is done"
                    .formatted(
                            startedAt.atZone(java.time.ZoneOffset.UTC).plusNanos((long) (at * 1e9)),
                            part.title,
                            lines.size() + 1));
        }
        return lines;
    }

    private static Status.SourceStatus source() {
        return new Status.SourceStatus(
                FetchConfig.Source.AUTO,
                "built-in",
                "https://randomuser.me/api/ cannot be reached (connect timed out).");
    }

    private Status.FetchStatus fetch(long users, Instant now, double second) {
        double sinceLast = (second - 5.0) % 10;
        return new Status.FetchStatus(
                true,
                users / 10,
                users,
                users,
                troubled ? 3 : 0,
                troubled ? List.of("user 4 of 10: login.uuid is missing") : List.of(),
                users == 0 ? null : now.minusMillis((long) (sinceLast * 1000)),
                troubled ? "The source answered 503; trying again in 8 s." : null,
                now.plusMillis((long) ((10 - sinceLast) * 1000)));
    }

    private static Status.TopicStatus topic(long users) {
        List<Status.PartitionStatus> partitions = List.of(
                new Status.PartitionStatus(0, 0, users / 2), new Status.PartitionStatus(1, 0, users - users / 2));
        return new Status.TopicStatus("users_created", partitions, users);
    }

    private Status.SparkStatus spark(double second) {
        boolean none = troubled || second < 13;
        return new Status.SparkStatus(none ? 0 : 1, none ? 0 : 4, second < 13 ? null : 13_000L);
    }

    private Status.StreamStatus stream(long users, long rows, double second) {
        boolean moving = rows > 0 && (second - 5.0) % 10 < 3;
        return new Status.StreamStatus(
                StreamConfig.Mode.REAL_TIME,
                troubled
                        ? Status.StreamState.RESTARTING
                        : rows > 0 ? Status.StreamState.RUNNING : Status.StreamState.STARTING,
                troubled ? 2 : 0,
                troubled ? "No host of Cassandra at 127.0.0.1:9042 answers; trying again in 4 s." : null,
                rows,
                0,
                troubled ? 41 : 0,
                users - rows,
                moving ? 3.3 : 0,
                rows == 0 ? null : new Status.LatencyStatus(3.4, 48.2, 131, rows),
                List.of(
                        new Status.StreamPartitionStatus(0, rows == 0 ? null : rows / 2 - 1, users / 2 - rows / 2),
                        new Status.StreamPartitionStatus(1, rows == 0 ? null : rows - rows / 2 - 1, 0L)));
    }

    private Status.TableStatus table(long rows) {
        List<Map<String, Object>> newest = new ArrayList<>();
        for (long number = rows; number > Math.max(0, rows - 10); number--) {
            newest.add(row(number));
        }
        return new Status.TableStatus("spark_streams.created_users", rows == 0 ? null : 15_230L, newest);
    }

    private Map<String, Object> row(long number) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", new UUID(0x8f3b2c1d4e5f4a6bL * number, 0x9a8b7c6d5e4f3a2bL ^ number));
        row.put("first_name", List.of("Аліна", "Marta", "آرسین", "José").get((int) (number % 4)));
        row.put("last_name", List.of("Шевченко", "Nilsen", "حیدری", "Castro").get((int) (number % 4)));
        row.put("gender", number % 2 == 0 ? "female" : "male");
        row.put("address", number * 7 + " Nørregade, Århus, Midtjylland, Denmark");
        row.put("post_code", String.valueOf(80000 + number));
        row.put("email", "someone" + number + "@example.com");
        row.put("username", "bluegoose" + number);
        row.put("dob", Instant.parse("1984-03-12T04:05:06Z").plus(Duration.ofDays(number)));
        row.put("registered_date", Instant.parse("2015-03-12T04:05:06.123Z").plus(Duration.ofDays(number)));
        row.put("phone", "017-5512-" + number);
        row.put("picture", "https://randomuser.me/api/portraits/med/women/" + number % 99 + ".jpg");
        row.put("fetched_at", startedAt.plusSeconds(5 + number));
        row.put("ingested_at", startedAt.plusSeconds(5 + number).plusMillis(7));
        row.put("kafka_partition", (int) (number % 2));
        row.put("kafka_offset", number / 2);
        return row;
    }
}
