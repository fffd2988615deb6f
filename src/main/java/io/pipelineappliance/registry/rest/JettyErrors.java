package io.pipelineappliance.registry.rest;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses itself, before any route sees it, in the form of all other errors. */
final class JettyErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        int status = response.getStatus();
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.REGISTRY_V1);
        // Jetty closes the connection after most of these; clients should not use it again.
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
        Content.Sink.write(
                response,
                true,
                Json.text(Json.error(status, message == null ? "HTTP " + status : message.toString())),
                callback);
        return true;
    }
}
