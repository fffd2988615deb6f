package io.pipelineappliance.dashboard.http;

/**
 * An error as RFC 9457 has it.
 *
 * @param type a URI for the kind of problem; {@code about:blank} says that {@code status} tells it all
 * @param title the status in words
 * @param status the HTTP status
 * @param detail one sentence for the user
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {
    /** The media type of all problem documents. */
    public static final String CONTENT_TYPE = "application/problem+json";
}
