package io.pipelineappliance.cassandra.node;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.cassandra.config.Config;
import org.apache.cassandra.config.Config.CommitFailurePolicy;
import org.apache.cassandra.config.Config.CommitLogSync;
import org.apache.cassandra.config.Config.DiskAccessMode;
import org.apache.cassandra.config.Config.DiskFailurePolicy;
import org.apache.cassandra.config.Config.MemtableAllocationType;
import org.apache.cassandra.config.DataStorageSpec;
import org.apache.cassandra.config.InheritingClass;
import org.apache.cassandra.config.ParameterizedClass;
import org.apache.cassandra.db.memtable.TrieMemtable;
import org.apache.cassandra.utils.StorageCompatibilityMode;

/**
 * What a {@code cassandra.yaml} would say, for one small node on loopback.
 *
 * @param dataDirectory parent of all directories of the node
 * @param port for clients
 * @param storagePort for other nodes
 */
record NodeSettings(Path dataDirectory, int port, int storagePort) {
    private static final String LOOPBACK = "127.0.0.1";

    Config config() {
        Config config = new Config();
        setIdentity(config);
        setAddresses(config);
        setDirectories(config);
        setDurability(config);
        setMemory(config);
        setConcurrency(config);
        setBatches(config);
        return config;
    }

    private void setIdentity(Config config) {
        config.cluster_name = "Pipeline Appliance";
        config.partitioner = "Murmur3Partitioner";
        config.endpoint_snitch = "SimpleSnitch";
        config.dynamic_snitch = false;
        config.num_tokens = 1;
        config.auto_bootstrap = false;
        config.hinted_handoff_enabled = false;
        config.seed_provider = new ParameterizedClass(LoopbackSeeds.class.getName(), Map.of());
        config.storage_compatibility_mode = StorageCompatibilityMode.NONE;
    }

    private void setAddresses(Config config) {
        config.listen_address = LOOPBACK;
        config.rpc_address = LOOPBACK;
        config.native_transport_port = port;
        config.storage_port = storagePort;
    }

    private void setDirectories(Config config) {
        config.data_file_directories = new String[] {directory("data")};
        config.commitlog_directory = directory("commitlog");
        config.saved_caches_directory = directory("saved_caches");
        config.hints_directory = directory("hints");
        config.cdc_raw_directory = directory("cdc_raw");
    }

    private String directory(String name) {
        return dataDirectory.resolve(name).toString();
    }

    /** A write is acknowledged when it is on disk; a disk error ends the node rather than losing what follows. */
    private void setDurability(Config config) {
        config.commitlog_sync = CommitLogSync.batch;
        config.commitlog_total_space = mebibytes(512);
        config.disk_failure_policy = DiskFailurePolicy.die;
        config.commit_failure_policy = CommitFailurePolicy.die;
        config.disk_access_mode = DiskAccessMode.standard;
    }

    private void setMemory(Config config) {
        setMemtables(config);
        config.file_cache_size = mebibytes(64);
        config.networking_cache_size = mebibytes(32);
        config.key_cache_size = new DataStorageSpec.LongMebibytesBound(0);
        config.row_cache_size = new DataStorageSpec.LongMebibytesBound(0);
        config.counter_cache_size = new DataStorageSpec.LongMebibytesBound(0);
    }

    /**
     * Outside the heap as far as may be. A garbage collection looks at every object that the last writes touched, and all of the
     * appliance waits for it.
     */
    private void setMemtables(Config config) {
        config.memtable = new Config.MemtableOptions();
        config.memtable.configurations = new LinkedHashMap<>(
                Map.of("default", new InheritingClass(null, TrieMemtable.class.getName(), Map.of())));
        config.memtable_allocation_type = MemtableAllocationType.offheap_objects;
        config.memtable_heap_space = mebibytes(256);
        config.memtable_offheap_space = mebibytes(256);
    }

    private void setConcurrency(Config config) {
        config.concurrent_reads = 16;
        config.concurrent_writes = 8;
        config.native_transport_max_threads = 16;
    }

    /** Batches across partitions burden a ring because many nodes take part; here it is always this one. */
    private void setBatches(Config config) {
        config.batch_size_warn_threshold = new DataStorageSpec.IntKibibytesBound(256);
        config.batch_size_fail_threshold = new DataStorageSpec.IntKibibytesBound(1024);
        config.unlogged_batch_across_partitions_warn_threshold = 1000;
    }

    private static DataStorageSpec.IntMebibytesBound mebibytes(int amount) {
        return new DataStorageSpec.IntMebibytesBound(amount);
    }
}
