package io.pipelineappliance.explore.table;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks Cassandra, with a time-out for each page of an answer. What goes wrong is a sentence. */
final class CqlRequests {
    private final Supplier<CqlSession> sessions;
    private final String place;

    /**
     * @param sessions the open session; throws while there is none
     * @param place where Cassandra is, for sentences
     */
    CqlRequests(Supplier<CqlSession> sessions, String place) {
        this.sessions = sessions;
        this.place = place;
    }

    /** The open session. */
    CqlSession session() {
        try {
            return sessions.get();
        } catch (RuntimeException none) {
            throw new Unavailable(
                    "Cassandra at %s does not answer: there is no session to it yet; what is asked for comes as soon as it is up."
                            .formatted(place),
                    none);
        }
    }

    /** The first page of what a statement gives. */
    AsyncResultSet execute(Statement<?> statement, Duration limit) throws InterruptedException {
        return await(session().executeAsync(statement.setTimeout(limit)), limit);
    }

    /** The page after this one. */
    AsyncResultSet next(AsyncResultSet page, Duration limit) throws InterruptedException {
        return await(page.fetchNextPage(), limit);
    }

    /** @throws Unavailable when Cassandra does not answer, InvalidRequest when it refuses */
    <T> T await(CompletionStage<T> answer, Duration limit) throws InterruptedException {
        try {
            return answer.toCompletableFuture().get(limit.toMillis() + 500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw tooSlow(limit, e);
        } catch (ExecutionException e) {
            throw sentence(e.getCause(), limit);
        }
    }

    private RuntimeException sentence(Throwable failure, Duration limit) {
        if (failure instanceof DriverTimeoutException) {
            return tooSlow(limit, failure);
        }
        if (failure instanceof QueryValidationException refused) {
            return new InvalidRequest(
                    "Cassandra refuses the statement: %s.".formatted(withoutStop(refused.getMessage())), refused);
        }
        if (failure instanceof AllNodesFailedException
                || failure instanceof ClosedConnectionException
                || failure instanceof RequestThrottlingException
                || failure instanceof IllegalStateException) {
            return new Unavailable(
                    "Cassandra at %s does not answer; what is asked for comes as soon as it is up again."
                            .formatted(place),
                    failure);
        }
        if (failure instanceof QueryExecutionException || failure instanceof DriverException) {
            return new Unavailable(
                    "Cassandra at %s cannot do it now: %s.".formatted(place, withoutStop(failure.getMessage())),
                    failure);
        }
        return new IllegalStateException(failure);
    }

    private Unavailable tooSlow(Duration limit, Throwable cause) {
        return new Unavailable(
                "Cassandra at %s did not answer within %d s; ask for less, or try again."
                        .formatted(place, limit.toSeconds()),
                cause);
    }

    private static String withoutStop(String message) {
        return message == null ? "it does not say why" : message.replaceFirst("[.\\s]+$", "");
    }
}
