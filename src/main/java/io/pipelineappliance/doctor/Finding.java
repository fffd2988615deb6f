package io.pipelineappliance.doctor;

/**
 * The outcome of one check.
 *
 * @param check in a word or two, like {@code connect}
 * @param verdict what it came to
 * @param text what was found; a sentence with the remedy where it is not as it should be
 */
public record Finding(String check, Verdict verdict, String text) {}
