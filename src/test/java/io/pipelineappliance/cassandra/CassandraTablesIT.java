package io.pipelineappliance.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.pipeline.Table;
import io.pipelineappliance.pipeline.Table.Column;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("test-kit")
@ApplianceTest(components = ApplianceComponent.CASSANDRA)
class CassandraTablesIT {
    private final CqlSession session;

    CassandraTablesIT(CqlSession session) {
        this.session = session;
    }

    @Test
    void makesAnAbsentTableThatTakesRows() {
        Table table = people("absent");

        new CassandraTables(session).ensure(table);

        UUID id = UUID.randomUUID();
        Instant now = Instant.parse("2026-01-02T03:04:05.678Z");
        session.execute(
                "INSERT INTO absent.people (id, name, born, ingested_at, kafka_partition, kafka_offset)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                id,
                "Ада",
                now,
                now,
                3,
                4L);
        Row row = session.execute("SELECT name, born, kafka_offset FROM absent.people WHERE id = ?", id)
                .one();
        assertThat(row.getString("name")).isEqualTo("Ада");
        assertThat(row.getInstant("born")).isEqualTo(now);
        assertThat(row.getLong("kafka_offset")).isEqualTo(4);
    }

    @Test
    void leavesATableAloneThatFitsAndHasMoreColumns() {
        CassandraTables tables = new CassandraTables(session);
        tables.ensure(people("fitting"));
        session.execute("ALTER TABLE fitting.people ADD note text");

        assertThatCode(() -> tables.ensure(people("fitting"))).doesNotThrowAnyException();
    }

    @Test
    void namesEveryDifferenceOfATableThatDoesNotFit() {
        session.execute(
                "CREATE KEYSPACE unfit WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("CREATE TABLE unfit.people (id uuid, day int, name int, ingested_at timestamp,"
                + " kafka_partition int, kafka_offset bigint, PRIMARY KEY (id, day))");

        assertThatThrownBy(() -> new CassandraTables(session).ensure(people("unfit")))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContainingAll(
                        "unfit.people",
                        "column name is int instead of text",
                        "column born timestamp is missing",
                        "its primary key is (id, day) instead of (id)");
        assertThat(session.execute("SELECT column_name FROM system_schema.columns WHERE keyspace_name = 'unfit'")
                        .all())
                .hasSize(6);
    }

    private static Table people(String keyspace) {
        return new Table(
                keyspace,
                "people",
                "id",
                List.of(new Column("id", "uuid"), new Column("name", "text"), new Column("born", "timestamp")));
    }
}
