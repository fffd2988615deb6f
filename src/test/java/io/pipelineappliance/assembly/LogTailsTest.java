package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
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
        IntStream.range(0, 250).forEach(number -> log(KAFKA_LOGGER, "line " + number + "."));

        assertThat(tails.of("kafka")).hasSize(15);
        assertThat(tails.of("kafka").get(0)).contains("line 235.");
        assertThat(tails.of("kafka").get(14)).contains("line 249.");
        assertThat(tails.all("kafka")).hasSize(200);
        assertThat(tails.all("kafka").get(0)).contains("line 50.");
    }

    /** This JVM has no configuration of Log4j, as many that run tests. */
    @Test
    void whereNobodyConfiguredItInfoIsKeptAndTheConsoleHearsNoMoreThanBefore() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        LoggerConfig root = context.getConfiguration().getRootLogger();
        assertThat(root.getLevel()).isEqualTo(Level.ERROR);
        ListAppender console = new ListAppender();
        root.addAppender(console, null, null);
        String name = "org.example.quiet";
        LogTails heard = LogTails.install(Map.of(name, "quiet", name + ".below", "below"));
        try {
            LoggerFactory.getLogger(name + ".Thing").info("up");
            LoggerFactory.getLogger(name + ".below.Thing").info("up too");
            LoggerFactory.getLogger(name + ".Thing").error("down");
            LoggerFactory.getLogger("org.example.other").info("not said");

            assertThat(heard.of("quiet")).hasSize(2);
            assertThat(heard.of("below")).singleElement().asString().contains("up too");
            assertThat(console.messages).containsExactly("down");
        } finally {
            heard.uninstall();
            root.removeAppender(console.getName());
        }
        assertThat(LoggerFactory.getLogger(name + ".Thing").isInfoEnabled()).isFalse();
        assertThat(context.getConfiguration().getLoggers()).doesNotContainKeys(name, name + ".below");
    }

    private static final class ListAppender extends AbstractAppender {
        private final List<String> messages = new ArrayList<>();

        ListAppender() {
            super("console", null, null, true, Property.EMPTY_ARRAY);
            start();
        }

        @Override
        public void append(LogEvent event) {
            messages.add(event.getMessage().getFormattedMessage());
        }
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
