package io.pipelineappliance.zookeeper;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;

/** Somebody else on the same ZooKeeper. */
final class ForeignClient {
    private ForeignClient() {}

    static void create(String connectString, String path, byte[] data) throws Exception {
        try (CuratorFramework client = CuratorFrameworkFactory.newClient(connectString, new RetryOneTime(100))) {
            client.start();
            client.create().creatingParentsIfNeeded().forPath(path, data);
        }
    }
}
