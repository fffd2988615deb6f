package io.pipelineappliance.cassandra.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.cassandra.concurrent.ScheduledExecutors;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.cql3.QueryProcessor;
import org.apache.cassandra.db.ColumnFamilyStore;
import org.apache.cassandra.db.Keyspace;
import org.apache.cassandra.db.SizeEstimatesRecorder;
import org.apache.cassandra.db.SystemKeyspace;
import org.apache.cassandra.db.commitlog.CommitLog;
import org.apache.cassandra.db.lifecycle.LifecycleTransaction;
import org.apache.cassandra.db.virtual.SystemViewsKeyspace;
import org.apache.cassandra.db.virtual.VirtualKeyspaceRegistry;
import org.apache.cassandra.db.virtual.VirtualSchemaKeyspace;
import org.apache.cassandra.exceptions.StartupException;
import org.apache.cassandra.io.util.FileUtils;
import org.apache.cassandra.schema.Schema;
import org.apache.cassandra.service.ActiveRepairService;
import org.apache.cassandra.service.CassandraDaemon;
import org.apache.cassandra.service.DefaultFSErrorHandler;
import org.apache.cassandra.service.StartupCheck;
import org.apache.cassandra.service.StartupChecks;
import org.apache.cassandra.service.StorageService;
import org.apache.cassandra.service.paxos.PaxosState;
import org.apache.cassandra.streaming.StreamManager;

/**
 * Cassandra's daemon with a start of its own: the steps of {@link CassandraDaemon#setup()} in their order, less what
 * belongs to a server that owns its JVM. The order matters and is Cassandra's; compare it when the version changes.
 */
final class NodeDaemon extends CassandraDaemon {
    /** The checks of data; those left out look at the machine and at the JVM's flags. The order is Cassandra's. */
    private static final List<StartupCheck> CHECKS = List.of(
            StartupChecks.checkDataDirs,
            StartupChecks.checkSSTablesFormat,
            StartupChecks.checkSystemKeyspaceState,
            StartupChecks.checkDatacenter,
            StartupChecks.checkRack);

    private static final int FAILED_DELETIONS_MINUTES = 5;

    private final NodeSettings settings;

    NodeDaemon(NodeSettings settings) {
        super(true);
        this.settings = settings;
    }

    @Override
    public void applyConfig() {
        DatabaseDescriptor.daemonInitialization(settings::config);
    }

    @Override
    protected void setup() {
        try {
            check();
            loadSchema();
            openKeyspaces();
            replayCommitLog();
            joinRing();
            startMaintenance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StartupException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        initializeClientTransports();
        completeSetup();
    }

    private void check() throws StartupException, IOException {
        FileUtils.setFSErrorHandler(new DefaultFSErrorHandler());
        CommitLog.instance.start();
        StartupChecks checks = new StartupChecks();
        CHECKS.forEach(checks::withTest);
        checks.verify(DatabaseDescriptor.getStartupChecksOptions());
        SystemKeyspace.snapshotOnVersionChange();
        SystemKeyspace.persistLocalMetadata();
        StorageService.instance.populateTokenMetadata();
    }

    private void loadSchema() throws StartupException {
        Schema.instance.loadFromDisk();
        VirtualKeyspaceRegistry.instance.register(VirtualSchemaKeyspace.instance);
        VirtualKeyspaceRegistry.instance.register(SystemViewsKeyspace.instance);
        scrubDataDirectories();
    }

    private static void openKeyspaces() {
        Keyspace.setInitialized();
        for (String name : Schema.instance.getKeyspaces()) {
            forEachStore(Keyspace.open(name), ColumnFamilyStore::disableAutoCompaction);
        }
    }

    private static void replayCommitLog() throws IOException {
        PaxosState.initializeTrackers();
        CommitLog.instance.recoverSegmentsOnDisk();
        StorageService.instance.populateTokenMetadata();
        PaxosState.maybeRebuildUncommittedState();
    }

    private void joinRing() {
        StorageService.instance.cleanupSizeEstimates();
        ActiveRepairService.instance().start();
        StreamManager.instance.start();
        QueryProcessor.instance.preloadPreparedStatements();
        StorageService.instance.registerDaemon(this);
        StorageService.instance.initServer();
        // The appliance stops its parts itself, in their order.
        StorageService.instance.removeShutdownHook();
        StorageService.instance.doAuthSetup(false);
    }

    private static void startMaintenance() {
        for (Keyspace keyspace : Keyspace.all()) {
            forEachStore(keyspace, NodeDaemon::startCompaction);
        }
        repeat(SizeEstimatesRecorder.instance, 1, 5, TimeUnit.MINUTES);
        repeat(ColumnFamilyStore.getBackgroundCompactionTaskSubmitter(), 5, 1, TimeUnit.MINUTES);
        long readTimeout = DatabaseDescriptor.getReadRpcTimeout(TimeUnit.MILLISECONDS);
        repeat(SPECULATION_THRESHOLD_UPDATER, readTimeout, readTimeout, TimeUnit.MILLISECONDS);
        // The stock daemon does this after each garbage collection, from the listener that is left out here.
        repeat(
                LifecycleTransaction::rescheduleFailedDeletions,
                FAILED_DELETIONS_MINUTES,
                FAILED_DELETIONS_MINUTES,
                TimeUnit.MINUTES);
    }

    private static void startCompaction(ColumnFamilyStore store) {
        store.reload();
        if (store.getCompactionStrategyManager().shouldBeEnabled()) {
            store.enableAutoCompaction();
        }
    }

    private static void repeat(Runnable task, long delay, long period, TimeUnit unit) {
        ScheduledExecutors.optionalTasks.scheduleWithFixedDelay(task, delay, period, unit);
    }

    private static void forEachStore(Keyspace keyspace, Consumer<ColumnFamilyStore> action) {
        for (ColumnFamilyStore store : keyspace.getColumnFamilyStores()) {
            store.concatWithIndexes().forEach(action);
        }
    }
}
