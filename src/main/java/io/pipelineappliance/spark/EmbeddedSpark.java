package io.pipelineappliance.spark;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.SparkConfig;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.rpc.RpcEnv;
import org.apache.spark.util.Utils;
import scala.Option;
import scala.Tuple3;

/** A Spark standalone cluster, master and workers, in this JVM. */
public final class EmbeddedSpark implements Component {
    private final SparkConfig config;
    private final Path directory;
    private final List<RpcEnv> masters = new ArrayList<>();
    private final List<EmbeddedWorker> workers = new ArrayList<>();
    private volatile Optional<String> masterUi = Optional.empty();
    private volatile boolean running;

    /**
     * @param config ports, workers and what each offers
     * @param directory where workers keep the logs and files of executors
     */
    public EmbeddedSpark(SparkConfig config, Path directory) {
        this.config = config;
        this.directory = directory;
    }

    /** The address for {@code spark-submit --master}. */
    public String masterUrl() {
        return config.masterUrl();
    }

    /** The master's own page, once it runs. */
    public Optional<String> masterUi() {
        return masterUi;
    }

    @Override
    public void start() throws IOException {
        Files.createDirectories(directory);
        Utils.setCustomHostname(LoopbackSparkConf.LOOPBACK);
        SparkConf conf = clusterConf();
        startMaster(conf);
        for (int number = 0; number < config.workers(); number++) {
            workers.add(new EmbeddedWorker(number, config, conf, directory.resolve("worker-" + number)));
        }
        running = true;
    }

    private SparkConf clusterConf() {
        return new LoopbackSparkConf()
                .set("spark.master.rest.enabled", "false")
                .set("spark.port.maxRetries", "0")
                .set("spark.worker.cleanup.enabled", "true")
                .set("spark.worker.cleanup.appDataTtl", String.valueOf(TimeUnit.HOURS.toSeconds(6)))
                // An executor that keeps dying is started again for ever: giving up would stop the stream for good.
                .set("spark.deploy.maxExecutorRetries", "-1")
                .set("spark.executor.logs.rolling.strategy", "size")
                .set("spark.executor.logs.rolling.maxSize", String.valueOf(10 << 20))
                .set("spark.executor.logs.rolling.maxRetainedFiles", "3")
                .set("spark.rpc.io.serverThreads", "2")
                .set("spark.rpc.io.clientThreads", "2")
                .set("spark.rpc.netty.dispatcher.numThreads", "2");
    }

    private void startMaster(SparkConf conf) {
        try {
            Tuple3<RpcEnv, Object, Option<Object>> master = Master.startRpcEnvAndEndpoint(
                    LoopbackSparkConf.LOOPBACK, config.masterPort(), config.masterUiPort(), conf);
            masters.add(master._1());
            masterUi = Optional.of("http://" + LoopbackSparkConf.LOOPBACK + ":" + master._2());
        } catch (Exception e) {
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new ApplianceException(
                        "spark.master-port: " + config.masterPort()
                                + " is in use by another program; stop it or choose another port",
                        e);
            }
            throw e;
        }
    }

    @Override
    public Health check() {
        return running ? Health.up() : Health.down("the Spark master is not running");
    }

    @Override
    public void close() {
        running = false;
        masterUi = Optional.empty();
        // Workers first, so that they end their executors while the master can still hear it.
        workers.forEach(EmbeddedWorker::close);
        workers.clear();
        for (RpcEnv master : masters) {
            master.shutdown();
            master.awaitTermination();
        }
        masters.clear();
    }
}
