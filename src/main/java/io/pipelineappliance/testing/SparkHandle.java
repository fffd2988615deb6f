package io.pipelineappliance.testing;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The process's Spark, with a session of the appliance's own: views, functions and settings of others are not seen. */
public final class SparkHandle {
    private final String masterUrl;
    private final Supplier<SparkSession> application;
    private SparkSession session;

    SparkHandle(String masterUrl, Supplier<SparkSession> application) {
        this.masterUrl = masterUrl;
        this.application = application;
    }

    /** The address for {@code spark-submit --master}. */
    public String masterUrl() {
        return masterUrl;
    }

    /** The session; not to be stopped, since that would end the application of everybody in the process. */
    public synchronized SparkSession session() {
        if (session == null || session.sparkContext().isStopped()) {
            session = newSession();
        }
        return session;
    }

    SparkSession newSession() {
        return application.get().newSession();
    }
}
