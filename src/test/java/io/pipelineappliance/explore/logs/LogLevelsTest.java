package io.pipelineappliance.explore.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLevelsTest {
    private static final String ABOVE = "io.pipelineappliance.levels";
    private static final String BELOW = ABOVE + ".Below";

    private final LogLevels levels = new LogLevels();
    private final ComponentLogs components = new ComponentLogs(Map.of(ABOVE, "kafka"), levels);

    @AfterEach
    void reset() {
        levels.reset(ABOVE);
        levels.reset(BELOW);
    }

    @Test
    void aChangeHoldsForAllBelowUntilItIsTakenBack() {
        assertThat(LoggerFactory.getLogger(BELOW).isTraceEnabled()).isFalse();

        LoggerLevel changed = levels.set(ABOVE, LogLevel.TRACE);

        assertThat(changed).isEqualTo(new LoggerLevel(ABOVE, LogLevel.TRACE, true, null));
        assertThat(LoggerFactory.getLogger(BELOW).isTraceEnabled()).isTrue();
        assertThat(levels.level(BELOW).level()).isEqualTo(LogLevel.TRACE);
        assertThat(levels.list("", true)).containsExactly(changed);

        levels.reset(ABOVE);

        assertThat(LoggerFactory.getLogger(BELOW).isTraceEnabled()).isFalse();
        assertThat(levels.list("", true)).isEmpty();
    }

    @Test
    void theLevelBeforeTheFirstChangeIsTheOneToGoBackTo() {
        LogLevel before = levels.level(LogLevels.ROOT).level();
        try {
            levels.set(LogLevels.ROOT, LogLevel.ERROR);
            levels.set(LogLevels.ROOT, LogLevel.OFF);

            assertThat(levels.level(LogLevels.ROOT).original()).isEqualTo(before);
        } finally {
            assertThat(levels.reset(LogLevels.ROOT).level()).isEqualTo(before);
        }
    }

    @Test
    void listsByNameWithTheOneAboveAllFirst() {
        LoggerFactory.getLogger(BELOW);

        assertThat(levels.list("", false).get(0).name()).isEqualTo(LogLevels.ROOT);
        assertThat(levels.list("LEVELS.below", false))
                .extracting(LoggerLevel::name)
                .containsExactly(BELOW);
    }

    @Test
    void aComponentIsItsLoggers() {
        ComponentLogs.ComponentLog changed = components.set("kafka", LogLevel.DEBUG);

        assertThat(changed.loggers()).extracting(LoggerLevel::level).containsExactly(LogLevel.DEBUG);
        assertThat(components.reset("kafka").loggers())
                .extracting(LoggerLevel::changed)
                .containsExactly(false);
        assertThatThrownBy(() -> components.set("tables", LogLevel.DEBUG))
                .isInstanceOf(NotFound.class)
                .hasMessageContainingAll("tables", "kafka");
    }

    @Test
    void refusesWhatCannotBeALogger() {
        assertThatThrownBy(() -> levels.set("a logger\n", LogLevel.DEBUG)).isInstanceOf(InvalidRequest.class);
    }
}
