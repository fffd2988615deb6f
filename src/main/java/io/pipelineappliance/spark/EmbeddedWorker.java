package io.pipelineappliance.spark;

import io.pipelineappliance.config.SparkConfig;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.concurrent.impl.ExecutionContextImpl;

/** A worker of the cluster in this JVM. Spark's own way to start one hands out no worker, and a stopped worker leaves a thread. */
final class EmbeddedWorker {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedWorker.class);
    private static final int FREE_PORT = 0;
    private static final String ENDPOINT = "Worker";
    /** Makes its executor by the first call. */
    private static final String FAILURE_HANDLER = "executorStateSyncFailureHandler";

    private final RpcEnv environment;
    private final Worker worker;

    /**
     * Starts it.
     *
     * @param number from 0
     * @param directory where it keeps the logs and files of its executors
     */
    EmbeddedWorker(int number, SparkConfig config, SparkConf conf, Path directory) {
        SecurityManager security =
                new SecurityManager(conf, Option.empty(), SecurityManager.$lessinit$greater$default$3());
        environment =
                RpcEnv.create("sparkWorker" + number, LoopbackSparkConf.LOOPBACK, FREE_PORT, conf, security, false);
        worker = new Worker(
                environment,
                FREE_PORT,
                config.workerCores(),
                Math.toIntExact(config.workerMemory().mebibytes()),
                new RpcAddress[] {RpcAddress.fromSparkURL(config.masterUrl())},
                ENDPOINT,
                directory.toString(),
                conf,
                security,
                Option.empty(),
                Worker.$lessinit$greater$default$11());
        environment.setupEndpoint(ENDPOINT, worker);
    }

    /** Ends its executors, and then itself. */
    void close() {
        environment.shutdown();
        environment.awaitTermination();
        endFailureHandler();
    }

    private void endFailureHandler() {
        try {
            var handler = Worker.class.getDeclaredMethod(FAILURE_HANDLER);
            handler.setAccessible(true);
            ((ExecutorService) ((ExecutionContextImpl) handler.invoke(worker)).executor()).shutdown();
        } catch (ReflectiveOperationException | ClassCastException e) {
            LOG.debug("a thread of a Spark worker stays", e);
        }
    }
}
