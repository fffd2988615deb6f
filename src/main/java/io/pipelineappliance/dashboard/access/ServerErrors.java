package io.pipelineappliance.dashboard.access;

import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.dashboard.http.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a route, like a request that is none, with a problem as well; nothing of the server's inside is told. */
public final class ServerErrors extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request, Response response, int code, String message, Throwable cause, Callback callback) {
        Problem problem = new Problem(
                "about:blank", HttpStatus.getMessage(code), code, sentence(code), Request.getPathInContext(request));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    private static String sentence(int code) {
        return switch (code) {
            case HttpStatus.PAYLOAD_TOO_LARGE_413 ->
                "The body is larger than 1 MiB, and nothing that this API takes is; send less.";
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "The path or the headers are too long; send less.";
            case HttpStatus.REQUEST_TIMEOUT_408 -> "The request did not come in time; send it again.";
            default ->
                code < HttpStatus.INTERNAL_SERVER_ERROR_500
                        ? "The request is not one of HTTP that the dashboard understands; send it as RFC 9112 says."
                        : "The dashboard met an error that it did not expect; the log has it.";
        };
    }
}
