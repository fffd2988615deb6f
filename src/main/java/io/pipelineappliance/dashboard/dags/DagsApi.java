package io.pipelineappliance.dashboard.dags;

import io.javalin.config.RoutesConfig;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.schedule.Dags;
import java.time.Duration;

/** All routes under {@code /api/v1/dags}. */
public final class DagsApi implements ApiArea {
    static final int SEATS = 32;

    private final DagRoutes dagRoutes;
    private final RunRoutes runRoutes;
    private final LogRoutes logRoutes;
    private final SlowAnswers slowAnswers = new SlowAnswers("runs", SEATS);
    private final LogStreams streams;

    /**
     * @param dags the schedule
     * @param patience how long a follower of a log may read nothing before it is let go
     */
    public DagsApi(Dags dags, Duration patience) {
        streams = new LogStreams(dags, patience);
        dagRoutes = new DagRoutes(dags);
        runRoutes = new RunRoutes(dags, slowAnswers);
        logRoutes = new LogRoutes(dags, streams);
    }

    /** Adds the routes, and the answers to what the schedule refuses. */
    @Override
    public void register(RoutesConfig routes, String root) {
        DagProblems.register(routes);
        dagRoutes.register(routes, root + "/dags");
        runRoutes.register(routes, root + "/dags/{dag}/runs/{run}");
        logRoutes.register(routes, root + "/dags/{dag}/runs/{run}/tasks/{task}/tries");
    }

    /** How many follow a log. */
    public int followers() {
        return streams.followers();
    }

    /** Ends the streams, and the waits of those who wait for a run. */
    @Override
    public void close() {
        streams.close();
        slowAnswers.close();
    }
}
