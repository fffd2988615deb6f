package io.pipelineappliance.explore.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Masking;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectStatementTest {
    private static final Masking NOTHING = new Masking(List.of());
    private static final Masking EMAIL = new Masking(List.of("email", "Phone"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM a.b",
                "  select id from a.b ; ",
                "-- a remark\n/* and ; another */ SELECT * FROM a.b // the end",
                "SELECT * FROM a.b WHERE name = 'it''s; DROP TABLE a.b'",
                "SELECT * FROM a.b WHERE name = $$; DROP 'x' $$",
                "SELECT \"odd;name\" FROM a.\"b\"",
                "SELECT count(*), writetime(x), CAST(y AS text) FROM a.b LIMIT 5 ALLOW FILTERING",
            })
    void oneSelectIsRun(String statement) {
        assertThat(SelectStatement.of(statement, NOTHING).text()).isEqualTo(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO a.b (c) VALUES (1)",
                "DROP TABLE a.b",
                "BEGIN BATCH SELECT * FROM a.b APPLY BATCH",
                "TRUNCATE a.b",
                "/* SELECT */ DELETE FROM a.b WHERE c = 1",
                "'SELECT'",
                "\"SELECT\" * FROM a.b",
                "USE a",
            })
    void whatIsNoSelectIsRefused(String statement) {
        assertThatThrownBy(() -> SelectStatement.of(statement, NOTHING))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("it takes one SELECT");
    }

    @Test
    void aSecondStatementIsRefusedByItsPlace() {
        assertThatThrownBy(() -> SelectStatement.of("SELECT * FROM a.b; DROP TABLE a.b", NOTHING))
                .isInstanceOf(InvalidRequest.class)
                .hasMessage(
                        "After the first statement there is 'DROP' at character 20; this console takes one statement at a time.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM a WHERE b = 'x", "SELECT /* x", "SELECT \"a FROM b", "SELECT $$ x"})
    void whatHasNoEndIsRefused(String statement) {
        assertThatThrownBy(() -> SelectStatement.of(statement, NOTHING))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("does not end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM a.b WHERE c = ?", "SELECT * FROM a.b WHERE c = :name"})
    void aMarkerIsRefused(String statement) {
        assertThatThrownBy(() -> SelectStatement.of(statement, NOTHING))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("write the value itself");
    }

    @Test
    void aLongStringIsReadThrough() {
        String statement = "SELECT * FROM a.b WHERE c = '" + "x''".repeat(6_000) + "'";

        assertThat(SelectStatement.of(statement, NOTHING).text()).isEqualTo(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM a.b",
                "SELECT email FROM a.b",
                "SELECT id, Email, phone, name FROM a.b",
                "SELECT DISTINCT email FROM a.b",
                "SELECT name FROM a.b WHERE name = 'email'",
                "SELECT count(*) FROM a.b",
            })
    void aHiddenColumnMayBeSelectedAsItIs(String statement) {
        assertThat(SelectStatement.of(statement, EMAIL).text()).isEqualTo(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT email AS x FROM a.b",
                "SELECT max(email) FROM a.b",
                "SELECT id, toJson(email) FROM a.b",
                "SELECT CAST(phone AS blob) FROM a.b",
                "SELECT (text) email FROM a.b",
                "SELECT \"email\" AS y FROM a.b",
                "SELECT person.email FROM a.b",
                "SELECT id FROM a.b WHERE email = 'a@b.c' ALLOW FILTERING",
                "SELECT id FROM a.b WHERE name = 'x' GROUP BY email",
                "SELECT id FROM a.b WHERE x IN (1, email, 2)",
                "SELECT email['k'] FROM a.b",
            })
    void aHiddenColumnDoesNotComeOutInDisguise(String statement) {
        assertThatThrownBy(() -> SelectStatement.of(statement, EMAIL))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("is hidden by dashboard.mask");
    }

    @Test
    void jsonIsRefusedWhereSomethingIsHidden() {
        assertThatThrownBy(() -> SelectStatement.of("SELECT JSON * FROM a.b", EMAIL))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("select the columns");
        assertThat(SelectStatement.of("SELECT JSON * FROM a.b", NOTHING).text()).isNotEmpty();
    }
}
