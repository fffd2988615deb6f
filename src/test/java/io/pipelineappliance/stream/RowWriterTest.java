package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.OverloadedException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import com.datastax.oss.driver.api.core.servererrors.WriteTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.WriteType;
import io.pipelineappliance.pipeline.Table;
import io.pipelineappliance.pipeline.Table.Column;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@Timeout(30)
class RowWriterTest {
    private static final Table TABLE =
            new Table("space", "people", "id", List.of(new Column("name", "text"), new Column("id", "uuid")));

    private final FakeCassandra cassandra = new FakeCassandra();
    private final RowWriter writer = new RowWriter(cassandra.session(), TABLE);
    private final PartitionReceipts receipts = new PartitionReceipts(0);
    private final InFlight inFlight = new InFlight(3);

    @Test
    void theStatementHasAPlaceForEachColumnAndTheSinksOwn() {
        assertThat(RowWriter.insertStatement(TABLE))
                .isEqualTo("INSERT INTO space.people (name, id, ingested_at, kafka_partition, kafka_offset)"
                        + " VALUES (?, ?, ?, ?, ?)");
        assertThat(cassandra.prepared()).isEqualTo(RowWriter.insertStatement(TABLE));
    }

    @Test
    void aRowIsTheRecordsValuesAndWhereTheyCameFrom() {
        Instant before = Instant.now();
        write(7, "Ada", "id-1");

        assertThat(cassandra.writes()).singleElement().satisfies(write -> {
            assertThat(write.values()).hasSize(5).startsWith("Ada", "id-1").endsWith(0, 7L);
            assertThat((Instant) write.values().get(2)).isBetween(before, Instant.now());
        });
    }

    @Test
    void anAcknowledgedWriteIsCountedAndNoLongerUnderWay() {
        write(0, "Ada", "id-1");
        cassandra.writes().get(0).acknowledge();

        inFlight.awaitAll();
        Receipt receipt = receipts.next().orElseThrow();
        assertThat(receipt.records()).isEqualTo(1);
        assertThat(receipt.newest()).containsExactly("id-1");
        assertThat(receipt.writtenOffset()).isZero();
    }

    @Test
    void ofTwoWritesToOneRowTheLaterRecordHasTheLaterTimestamp() {
        for (int offset = 0; offset < 50; offset++) {
            write(offset, "Ada " + offset, "id-1");
            cassandra.writes().get(offset).acknowledge();
        }

        List<Long> timestamps =
                cassandra.writes().stream().map(FakeCassandra.Write::timestamp).toList();
        assertThat(timestamps).isSorted().doesNotHaveDuplicates();
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        assertThat(timestamps.get(49))
                .isBetween(now - TimeUnit.MINUTES.toMicros(1), now + TimeUnit.SECONDS.toMicros(1));
    }

    @Test
    void aRetryKeepsItsTimestampSoThatItCannotHideALaterRecord() {
        write(0, "old", "id-1");
        write(1, "new", "id-1");
        cassandra.writes().get(1).acknowledge();
        cassandra.writes().get(0).fail(new DriverTimeoutException("slow"));

        await().until(() -> cassandra.writes().size() == 3);
        assertThat(cassandra.writes().get(2).timestamp())
                .isEqualTo(cassandra.writes().get(0).timestamp())
                .isLessThan(cassandra.writes().get(1).timestamp());
    }

    @Test
    void aWriteIsTriedAgainUntilCassandraTakesIt() {
        write(0, "Ada", "id-1");
        for (int attempt = 0; attempt < 3; attempt++) {
            int tried = attempt + 1;
            await().until(() -> cassandra.writes().size() == tried);
            cassandra.writes().get(attempt).fail(new NoNodeAvailableException());
        }
        await().until(() -> cassandra.writes().size() == 4);
        cassandra.writes().get(3).acknowledge();

        inFlight.awaitAll();
        Receipt receipt = receipts.next().orElseThrow();
        assertThat(receipt.records()).isEqualTo(1);
        assertThat(receipt.retries()).isEqualTo(3);
    }

    @Test
    void aStatementThatCassandraRefusesFailsTheTask() {
        write(0, "Ada", "id-1");
        cassandra.writes().get(0).fail(new InvalidQueryException(node(), "unconfigured table people"));

        assertThatExceptionOfType(SinkException.class)
                .isThrownBy(inFlight::awaitAll)
                .withMessage("unconfigured table people");
        assertThat(cassandra.writes()).hasSize(1);
    }

    @Test
    void whatIsAbandonedIsNotTriedAgain() {
        write(0, "Ada", "id-1");
        inFlight.abandon();
        cassandra.writes().get(0).fail(new NoNodeAvailableException());

        // Longer than the first two pauses before a retry.
        await().during(Duration.ofMillis(300)).until(() -> cassandra.writes().size() == 1);
    }

    static final List<Throwable> canSucceedLater = List.of(
            new DriverTimeoutException("after 10 s"),
            new NoNodeAvailableException(),
            new ClosedConnectionException("closed"),
            new RequestThrottlingException("too many"),
            new IOException("reset"),
            new HeartbeatException(null, "none", null),
            new OverloadedException(node()),
            new ServerError(node(), "the stage has shut down"),
            new UnavailableException(node(), ConsistencyLevel.ONE, 1, 0),
            new WriteTimeoutException(node(), ConsistencyLevel.ONE, 0, 1, WriteType.SIMPLE),
            new CompletionException(new DriverTimeoutException("after 10 s")),
            AllNodesFailedException.fromErrors(List.of(Map.entry(node(), new ClosedConnectionException("closed")))));

    @ParameterizedTest
    @FieldSource
    void canSucceedLater(Throwable error) {
        assertThat(RowWriter.isTransient(error)).isTrue();
    }

    static final List<Throwable> willNeverSucceed = List.of(
            new InvalidQueryException(node(), "unconfigured table"),
            new SyntaxError(node(), "no viable alternative"),
            new IllegalStateException("session is closed"),
            new CompletionException(new InvalidQueryException(node(), "unconfigured table")),
            AllNodesFailedException.fromErrors(List.of(
                    Map.entry(node(), new ClosedConnectionException("closed")),
                    Map.entry(node(), new SyntaxError(node(), "no viable alternative")))));

    @ParameterizedTest
    @FieldSource
    void willNeverSucceed(Throwable error) {
        assertThat(RowWriter.isTransient(error)).isFalse();
    }

    private void write(long offset, String name, String id) {
        inFlight.begin();
        receipts.begin(offset);
        writer.write(new Object[] {name, id}, Sources.at(0, offset), receipts, inFlight);
    }

    private static Node node() {
        return (Node) Proxy.newProxyInstance(
                RowWriterTest.class.getClassLoader(),
                new Class<?>[] {Node.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "a node";
                });
    }
}
