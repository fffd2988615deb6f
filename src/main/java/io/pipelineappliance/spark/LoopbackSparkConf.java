package io.pipelineappliance.spark;

import org.apache.spark.SparkConf;

/**
 * A configuration whose web pages listen on loopback. Spark takes that address from the environment variable
 * {@code SPARK_LOCAL_IP} alone, and reads it through the configuration object.
 */
final class LoopbackSparkConf extends SparkConf {
    private static final long serialVersionUID = 1L;
    static final String LOOPBACK = "127.0.0.1";

    LoopbackSparkConf() {
        super(false);
    }

    @Override
    public String getenv(String name) {
        return name.equals("SPARK_LOCAL_IP") ? LOOPBACK : super.getenv(name);
    }

    @Override
    public SparkConf clone() {
        LoopbackSparkConf copy = new LoopbackSparkConf();
        for (scala.Tuple2<String, String> entry : getAll()) {
            copy.set(entry._1(), entry._2());
        }
        return copy;
    }
}
