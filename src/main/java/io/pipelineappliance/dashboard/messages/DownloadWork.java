package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.explore.messages.Message;
import io.pipelineappliance.explore.messages.MessageScan;
import io.pipelineappliance.explore.messages.SearchEnd;
import io.pipelineappliance.explore.messages.SearchProgress;

/** A download. When it cannot be finished the connection breaks off, so that nobody takes a part for the whole. */
final class DownloadWork implements MessageStreams.Work {
    private final MessageScan scan;
    private final DownloadFormat format;

    DownloadWork(MessageScan scan, DownloadFormat format) {
        this.scan = scan;
        this.format = format;
    }

    @Override
    public void run(Outlet outlet) throws InterruptedException {
        if (format.head().length > 0) {
            outlet.put(format.head());
        }
        scan.run(new MessageScan.Listener() {
            @Override
            public boolean match(Message message) throws InterruptedException {
                return outlet.put(format.line(message));
            }

            @Override
            public boolean progress(SearchProgress progress) {
                boolean whole = progress.end() == SearchEnd.COMPLETE || progress.end() == SearchEnd.MATCHES;
                if (progress.end() != null && !whole) {
                    outlet.drop();
                }
                return !outlet.isOver();
            }
        });
    }

    @Override
    public void cancel() {
        scan.cancel();
    }

    @Override
    public void close() {
        scan.close();
    }
}
