package io.pipelineappliance.cassandra.node;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.beans.Introspector;
import java.util.List;
import org.apache.cassandra.auth.AuthCache;
import org.apache.cassandra.batchlog.BatchlogManager;
import org.apache.cassandra.concurrent.ScheduledExecutors;
import org.apache.cassandra.concurrent.SharedExecutorPool;
import org.apache.cassandra.concurrent.Stage;
import org.apache.cassandra.db.ColumnFamilyStore;
import org.apache.cassandra.db.commitlog.CommitLog;
import org.apache.cassandra.db.compaction.CompactionLogger;
import org.apache.cassandra.db.compaction.CompactionManager;
import org.apache.cassandra.db.lifecycle.LifecycleTransaction;
import org.apache.cassandra.db.memtable.AbstractAllocatorMemtable;
import org.apache.cassandra.gms.Gossiper;
import org.apache.cassandra.index.SecondaryIndexManager;
import org.apache.cassandra.io.sstable.format.SSTableReader;
import org.apache.cassandra.io.sstable.indexsummary.IndexSummaryManager;
import org.apache.cassandra.metrics.Sampler;
import org.apache.cassandra.net.MessagingService;
import org.apache.cassandra.service.ActiveRepairService;
import org.apache.cassandra.service.PendingRangeCalculatorService;
import org.apache.cassandra.service.StorageService;
import org.apache.cassandra.service.paxos.PaxosRepair;
import org.apache.cassandra.service.paxos.uncommitted.UncommittedTableData;
import org.apache.cassandra.service.snapshot.SnapshotManager;
import org.apache.cassandra.streaming.StreamManager;
import org.apache.cassandra.streaming.StreamReceiveTask;
import org.apache.cassandra.streaming.StreamTransferTask;
import org.apache.cassandra.utils.concurrent.Ref;
import org.apache.cassandra.utils.memory.BufferPools;
import org.apache.cassandra.utils.progress.jmx.JMXBroadcastExecutor;

/**
 * Takes the node down so far that its class loader can go: clients first, then the data to disk, then every thread. The
 * stock daemon leaves the threads to the end of the JVM; Cassandra's own tests of several nodes in one JVM stop them,
 * in this order.
 */
final class NodeShutdown {
    private static final long LIMIT = 5;

    private final NodeDaemon daemon;
    private final NettyThreads netty;

    NodeShutdown(NodeDaemon daemon) {
        this.daemon = daemon;
        this.netty = new NettyThreads(daemon);
    }

    void run() {
        StorageService.instance.removeShutdownHook();
        ShutdownSteps steps = new ShutdownSteps();
        steps.inOrder(List.of(
                this::stopClients,
                Gossiper.instance::stop,
                netty::stopInbound,
                NodeShutdown::stopCompaction,
                this::drain,
                MessagingService.instance()::shutdown));
        steps.atOnce(services());
        steps.inOrder(List.of(
                () -> Ref.shutdownReferenceReaper(LIMIT, SECONDS),
                () -> Stage.shutdownAndWait(LIMIT, SECONDS),
                () -> SharedExecutorPool.SHARED.shutdownAndWait(LIMIT, SECONDS),
                CommitLog.instance::shutdownBlocking,
                netty::awaitSharedThread,
                NativeLibraries::release,
                Introspector::flushCaches));
    }

    private void stopClients() throws Exception {
        if (daemon.nativeTransportService() != null) {
            daemon.stopNativeTransport(true);
            netty.stopClients();
            daemon.destroyClientTransports();
        }
    }

    /**
     * What compaction replaced is deleted with a write, and drain waits for ever for one that comes after the commit
     * log's end.
     */
    private static void stopCompaction() {
        StorageService.instance.disableAutoCompaction();
        CompactionManager.instance.forceShutdown();
        LifecycleTransaction.waitForDeletions();
    }

    /** A node that came only half-way has nothing to flush; the steps that follow end what it began. */
    private void drain() throws Exception {
        if (daemon.setupCompleted()) {
            StorageService.instance.drain();
        }
    }

    private static List<ShutdownSteps.Step> services() {
        return List.of(
                () -> Gossiper.instance.stopShutdownAndWait(LIMIT, SECONDS),
                () -> BatchlogManager.instance.shutdownAndWait(LIMIT, SECONDS),
                () -> CompactionLogger.shutdownNowAndWait(LIMIT, SECONDS),
                () -> AuthCache.shutdownAllAndWait(LIMIT, SECONDS),
                () -> Sampler.shutdownNowAndWait(LIMIT, SECONDS),
                () -> StreamReceiveTask.shutdownAndWait(LIMIT, SECONDS),
                () -> StreamTransferTask.shutdownAndWait(LIMIT, SECONDS),
                StreamManager.instance::stop,
                () -> SecondaryIndexManager.shutdownAndWait(LIMIT, SECONDS),
                () -> IndexSummaryManager.instance.shutdownAndWait(LIMIT, SECONDS),
                () -> ColumnFamilyStore.shutdownExecutorsAndWait(LIMIT, SECONDS),
                () -> PendingRangeCalculatorService.instance.shutdownAndWait(LIMIT, SECONDS),
                () -> BufferPools.shutdownLocalCleaner(LIMIT, SECONDS),
                () -> AbstractAllocatorMemtable.MEMORY_POOL.shutdownAndWait(LIMIT, SECONDS),
                () -> SnapshotManager.shutdownAndWait(LIMIT, SECONDS),
                () -> ActiveRepairService.instance().shutdownNowAndWait(LIMIT, SECONDS),
                () -> ActiveRepairService.repairCommandExecutor().shutdownNow(),
                () -> PaxosRepair.shutdownAndWait(LIMIT, SECONDS),
                () -> UncommittedTableData.shutdownAndWait(LIMIT, SECONDS),
                () -> SSTableReader.shutdownBlocking(LIMIT, SECONDS),
                JMXBroadcastExecutor.executor::shutdownNow,
                () -> ScheduledExecutors.shutdownNowAndWait(LIMIT, SECONDS));
    }
}
