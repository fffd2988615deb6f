package io.pipelineappliance.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * A body in memory up to a limit, since a source may send anything. Beyond it the connection is cut. For one response
 * only.
 */
final class BoundedBody implements BodyHandler<byte[]> {
    private final long limit;
    private volatile boolean answered;

    BoundedBody(long limit) {
        this.limit = limit;
    }

    /** Whether the source answered at all, even if the body broke off. */
    boolean answered() {
        return answered;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        answered = true;
        return new Bounded(BodySubscribers.ofByteArray());
    }

    /** The body went over the limit. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final class Bounded implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> whole;
        private Subscription subscription;
        private long received;

        Bounded(BodySubscriber<byte[]> whole) {
            this.whole = whole;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            this.subscription = subscription;
            whole.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            if (received <= limit) {
                whole.onNext(buffers);
            } else {
                subscription.cancel();
                whole.onError(new TooLarge());
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.onError(failure);
        }

        @Override
        public void onComplete() {
            whole.onComplete();
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole.getBody();
        }
    }
}
