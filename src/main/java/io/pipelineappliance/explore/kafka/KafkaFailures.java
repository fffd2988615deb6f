package io.pipelineappliance.explore.kafka;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Kafka's errors as sentences of the kind that they are. */
final class KafkaFailures {
    private final String bootstrapServers;

    KafkaFailures(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    static boolean isAbsence(Throwable cause) {
        return cause instanceof UnknownTopicOrPartitionException
                || cause instanceof UnknownTopicIdException
                || cause instanceof GroupIdNotFoundException;
    }

    ApplianceException of(String what, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String failure =
                "Kafka at %s could not %s: %s".formatted(bootstrapServers, what, reason.replaceAll("[.\\s]+$", ""))
                        + ".";
        if (isAbsence(cause)) {
            return new NotFound(failure, cause);
        }
        if (isSilence(cause)) {
            return new Unavailable(
                    "Kafka at %s does not answer, so that it could not %s; start it again if it is stopped, or wait: trying again helps once it is up."
                            .formatted(bootstrapServers, what),
                    cause);
        }
        return isMistake(cause) ? new InvalidRequest(failure, cause) : new ApplianceException(failure, cause);
    }

    /** The client wraps its own time-out where it looks for the brokers before it asks them. */
    private static boolean isSilence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException || cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMistake(Throwable cause) {
        return cause instanceof InvalidConfigurationException
                || cause instanceof InvalidTopicException
                || cause instanceof InvalidPartitionsException
                || cause instanceof InvalidReplicationFactorException
                || cause instanceof InvalidRequestException
                || cause instanceof OffsetOutOfRangeException
                || cause instanceof PolicyViolationException;
    }
}
