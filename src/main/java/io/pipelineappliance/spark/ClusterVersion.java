package io.pipelineappliance.spark;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.MasterMessages;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag$;

/**
 * Which Spark a cluster is. Driver and executors exchange Java objects, so only one and the same minor version works; with another one the
 * driver would wait for executors for ever. A master tells its version nowhere but on its page, whose port it tells whom it understands.
 */
final class ClusterVersion {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterVersion.class);
    private static final String MASTER_ENDPOINT = "Master";
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Pattern VERSION = Pattern.compile("class=\"version[^\"]*\"[^>]*>\\s*([0-9][^<\\s]*)");

    private ClusterVersion() {}

    /**
     * Returns when the master's Spark fits, or nobody can say.
     *
     * @return the master's page
     * @throws ApplianceException when it does not
     */
    static URI require(InetSocketAddress master) {
        String own = org.apache.spark.package$.MODULE$.SPARK_VERSION();
        int port = pagePort(master, own);
        URI page = URI.create("http://" + master.getHostString() + ":" + port + "/");
        Optional<String> version = shownOn(page);
        if (version.isEmpty()) {
            LOG.warn(
                    "The page of the Spark master {} at port {} does not tell its version; it must be {}",
                    Masters.text(master),
                    port,
                    own);
        }
        version.filter(theirs -> !minor(theirs).equals(minor(own))).ifPresent(theirs -> {
            throw unfit(master, "is Spark " + theirs, own, null);
        });
        return page;
    }

    private static int pagePort(InetSocketAddress master, String own) {
        SparkConf conf = new LoopbackSparkConf()
                .set("spark.rpc.askTimeout", PATIENCE.toSeconds() + "s")
                .set("spark.rpc.lookupTimeout", PATIENCE.toSeconds() + "s")
                .set("spark.rpc.io.clientThreads", "1")
                .set("spark.rpc.netty.dispatcher.numThreads", "1");
        RpcEnv environment = RpcEnv.create(
                "version-check",
                LoopbackSparkConf.LOOPBACK,
                -1,
                conf,
                new SecurityManager(
                        conf,
                        scala.Option.empty(),
                        org.apache.spark.internal.config.package$.MODULE$.AUTH_SECRET_FILE()),
                true);
        try {
            RpcEndpointRef endpoint = environment.setupEndpointRef(
                    new RpcAddress(master.getHostString(), master.getPort()), MASTER_ENDPOINT);
            MasterMessages.BoundPortsResponse ports = endpoint.askSync(
                    MasterMessages.BoundPortsRequest$.MODULE$,
                    ClassTag$.MODULE$.apply(MasterMessages.BoundPortsResponse.class));
            return ports.webUIPort();
        } catch (Exception e) {
            throw unfit(master, "does not answer as Spark " + own + " does", own, e);
        } finally {
            environment.shutdown();
        }
    }

    private static Optional<String> shownOn(URI page) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
        try {
            Matcher version = VERSION.matcher(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String minor(String version) {
        return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
    }

    private static ApplianceException unfit(InetSocketAddress master, String problem, String own, Exception cause) {
        return new ApplianceException(
                "spark.master: the master at " + Masters.text(master) + " " + problem
                        + ", and the appliance's driver is Spark " + own + "; run a cluster of Spark " + minor(own)
                        + " (Scala 2.13), or leave spark.mode embedded.",
                cause);
    }
}
