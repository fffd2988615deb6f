package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.messages.Message;
import io.pipelineappliance.explore.messages.MessageScan;
import io.pipelineappliance.explore.messages.SearchProgress;

/** A search as events: {@code started}, then {@code match} and {@code progress} as they come, and {@code end} or {@code failure}. */
final class SearchWork implements MessageStreams.Work {
    private final MessageScan scan;
    private final String id;
    private final Runnable ended;

    /** What a client can cancel it by. */
    record SearchStarted(String search) {}

    /** Why a stream ended before its end. */
    record StreamFailure(String detail) {}

    SearchWork(MessageScan scan, String id, Runnable ended) {
        this.scan = scan;
        this.id = id;
        this.ended = ended;
    }

    @Override
    public void run(Outlet outlet) throws InterruptedException {
        outlet.event("started", new SearchStarted(id));
        try {
            scan.run(new MessageScan.Listener() {
                @Override
                public boolean match(Message message) throws InterruptedException {
                    return outlet.event("match", message);
                }

                @Override
                public boolean progress(SearchProgress progress) throws InterruptedException {
                    return outlet.event(progress.end() == null ? "progress" : "end", progress);
                }
            });
        } catch (ApplianceException failure) {
            outlet.event("failure", new StreamFailure(failure.getMessage()));
        }
    }

    @Override
    public void cancel() {
        scan.cancel();
    }

    @Override
    public void close() {
        ended.run();
        scan.close();
    }
}
