package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogTailsTest {
    private static final String KAFKA_LOGGER = "org.example.kafka";

    private final LogTails tails =
            LogTails.install(Map.of(KAFKA_LOGGER, "kafka", KAFKA_LOGGER + ".clients", "clients"));

    @AfterEach
    void uninstall() {
        tails.uninstall();
    }

    @Test
    void whatAPartLogsIsItsTail() {
        LoggerFactory.getLogger(KAFKA_LOGGER + ".server.Broker").error("the disk is {}", "full");

        assertThat(tails.of("kafka")).singleElement().asString().contains("ERROR", "the disk is full");
        assertThat(tails.of("clients")).isEmpty();
    }

    @Test
    void theLongestBeginningOfALoggersNameCounts() {
        log(KAFKA_LOGGER + ".clients.Producer", "a producer");
        log(KAFKA_LOGGER, "the broker");
        log(KAFKA_LOGGER + "er", "somebody else");
        log("", "nobody");

        assertThat(tails.of("clients")).singleElement().asString().contains("a producer");
        assertThat(tails.of("kafka")).singleElement().asString().contains("the broker");
    }

    @Test
    void theLastFifteenLinesAreKeptOldestFirst() {
        IntStream.range(0, 50).forEach(number -> log(KAFKA_LOGGER, "line " + number + "."));

        assertThat(tails.of("kafka")).hasSize(15);
        assertThat(tails.of("kafka").get(0)).contains("line 35.");
        assertThat(tails.of("kafka").get(14)).contains("line 49.");
    }

    @Test
    void aLongLineIsCut() {
        log(KAFKA_LOGGER, "x".repeat(10_000));

        assertThat(tails.of("kafka").get(0)).hasSizeLessThan(310).endsWith(" …");
    }

    @Test
    void afterItsEndItHearsNothing() {
        tails.uninstall();

        LoggerFactory.getLogger(KAFKA_LOGGER).error("too late");

        assertThat(tails.of("kafka")).isEmpty();
    }

    private void log(String logger, String message) {
        tails.append(Log4jLogEvent.newBuilder()
                .setLoggerName(logger)
                .setLevel(Level.INFO)
                .setMessage(new SimpleMessage(message))
                .build());
    }
}
