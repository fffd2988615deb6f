package io.pipelineappliance.dashboard.access;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request in once its body is here, and refuses one that is too large to be an order. Those who send slowly, or never end, hold
 * no thread of the web server while they do.
 */
public final class BodyLimit extends EagerContentHandler {
    /** Bytes that a body may have. */
    static final int BYTES = 1 << 20;

    /** Whoever is answered while still sending may never see the answer, so bodies up to this are received, and thrown away. */
    private static final long LARGEST_TO_PASS_OVER = 16L * BYTES;

    private static final int AS_IT_COMES = -1;

    /** To stand in front of everything. */
    public BodyLimit() {
        super(new RetainedContentLoaderFactory(BYTES, AS_IT_COMES, true));
    }

    @Override
    protected boolean onConditionsMet(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() > LARGEST_TO_PASS_OVER) {
            refuse(request, response, callback);
            return true;
        }
        if (request.getLength() > BYTES) {
            Content.Source.consumeAll(
                    request, Callback.from(() -> refuse(request, response, callback), callback::failed));
            return true;
        }
        return super.onConditionsMet(request, response, callback);
    }

    private static void refuse(Request request, Response response, Callback callback) {
        Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
    }
}
