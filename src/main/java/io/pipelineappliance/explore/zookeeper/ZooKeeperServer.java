package io.pipelineappliance.explore.zookeeper;

/**
 * One server of the connection string, as it describes itself. What is null was not said.
 *
 * @param address {@code host:port}
 * @param answers whether it described itself
 * @param problem why it did not, one sentence, or null
 * @param version of its software
 * @param mode {@code standalone}, {@code leader}, {@code follower} or {@code observer}
 * @param latencyMinMillis shortest time that a request took, in ms
 * @param latencyAverageMillis mean
 * @param latencyMaxMillis longest
 * @param received packets that came in
 * @param sent packets that went out
 * @param connections open now
 * @param outstanding requests that wait
 * @param zxid id of the last transaction
 * @param nodes znodes that it holds
 */
public record ZooKeeperServer(
        String address,
        boolean answers,
        String problem,
        String version,
        String mode,
        Double latencyMinMillis,
        Double latencyAverageMillis,
        Double latencyMaxMillis,
        Long received,
        Long sent,
        Long connections,
        Long outstanding,
        String zxid,
        Long nodes) {

    static ZooKeeperServer silent(String address, String problem) {
        return new ZooKeeperServer(
                address, false, problem, null, null, null, null, null, null, null, null, null, null, null);
    }
}
