package io.pipelineappliance.explore.kafka;

import com.google.common.base.Throwables;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A value that is asked for again when it is older than some seconds, once for all who want it meanwhile. Many pages that show the same
 * thing cost one question, and when that is not answered all of them know it at the same time.
 *
 * @param <T> the value
 */
public final class Recent<T> {
    /** Where the value comes from. */
    public interface Source<T> {
        T get() throws InterruptedException;
    }

    private final Duration lifetime;
    private final Source<T> source;
    private Answer<T> last;

    private static final class Answer<T> {
        private final CompletableFuture<T> value = new CompletableFuture<>();
        private volatile long until;

        boolean serves() {
            return !value.isDone() || (!value.isCompletedExceptionally() && System.nanoTime() - until < 0);
        }
    }

    public Recent(Duration lifetime, Source<T> source) {
        this.lifetime = lifetime;
        this.source = source;
    }

    /** @throws RuntimeException what the source throws, of whoever asked it */
    public T get() throws InterruptedException {
        Answer<T> mine = new Answer<>();
        Answer<T> serving = servingOr(mine);
        if (serving == mine) {
            ask(mine);
        }
        try {
            return serving.value.get();
        } catch (ExecutionException e) {
            Throwables.throwIfInstanceOf(e.getCause(), InterruptedException.class);
            Throwables.throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
    }

    private synchronized Answer<T> servingOr(Answer<T> another) {
        if (last == null || !last.serves()) {
            last = another;
        }
        return last;
    }

    private void ask(Answer<T> answer) {
        try {
            T value = source.get();
            answer.until = System.nanoTime() + lifetime.toNanos();
            answer.value.complete(value);
        } catch (Throwable e) {
            answer.value.completeExceptionally(e);
        }
    }

    /** Makes the next one who wants it ask anew, as after a change. */
    public synchronized void forget() {
        last = null;
    }
}
