package io.pipelineappliance.explore.logs;

import java.time.Instant;

/**
 * An entry of a log.
 *
 * @param at when, or null for what is no log entry
 * @param level like {@code WARN}, or null
 * @param thread that wrote it, or null
 * @param logger its name as it is abbreviated in the file, or null
 * @param text the message, with the stack trace below it
 */
public record LogLine(Instant at, String level, String thread, String logger, String text) {}
