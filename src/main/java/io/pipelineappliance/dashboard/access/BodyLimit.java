package io.pipelineappliance.dashboard.access;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;

/** Refuses what is too large to be an order, before it is all here. */
public final class BodyLimit {
    /** Bytes that a body may have. */
    public static final int BYTES = 1 << 20;

    private BodyLimit() {}

    /** Refuses a body whose length is told; one whose length is not is bounded as it is read. */
    public static void check(Context context) {
        if (context.req().getContentLengthLong() > BYTES) {
            context.header("Connection", "close");
            throw tooLarge();
        }
    }

    /** The sentence about it. */
    static Refused tooLarge() {
        return new Refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is larger than 1 MiB, and nothing that this API takes is; send less.");
    }
}
