package io.pipelineappliance.stream;

import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.StreamingQueryStatus;
import scala.Option;

/** A query that runs until it is stopped or a test ends it. */
final class FakeQuery implements StreamingQuery {
    private final StreamQuery.Mode mode;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile RuntimeException failure;
    private volatile boolean stopped;

    FakeQuery(StreamQuery.Mode mode) {
        this.mode = mode;
    }

    StreamQuery.Mode mode() {
        return mode;
    }

    boolean isStopped() {
        return stopped;
    }

    void dies(RuntimeException error) {
        failure = error;
        ended.countDown();
    }

    void ends() {
        ended.countDown();
    }

    @Override
    public boolean awaitTermination(long timeoutMs) {
        try {
            boolean over = ended.await(timeoutMs, TimeUnit.MILLISECONDS);
            if (over && failure != null) {
                throw failure;
            }
            return over;
        } catch (InterruptedException e) {
            throw new IllegalStateException("the supervisor is never interrupted", e);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        ended.countDown();
    }

    @Override
    public boolean isActive() {
        return ended.getCount() > 0;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public UUID id() {
        throw new UnsupportedOperationException();
    }

    @Override
    public UUID runId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public SparkSession sparkSession() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Option<StreamingQueryException> exception() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StreamingQueryStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StreamingQueryProgress[] recentProgress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StreamingQueryProgress lastProgress() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void awaitTermination() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void processAllAvailable() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void explain() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void explain(boolean extended) {
        throw new UnsupportedOperationException();
    }
}
