package io.pipelineappliance.fetch;

import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.schedule.engine.TaskBody;
import io.pipelineappliance.schedule.engine.TaskContext;
import io.pipelineappliance.schedule.engine.TaskFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and names what is wrong with the users that came. One good user is enough. */
final class ValidateTask implements TaskBody {
    private static final Logger LOG = LoggerFactory.getLogger(ValidateTask.class);

    private final Pipeline pipeline;
    private final FetchLedger ledger;

    ValidateTask(Pipeline pipeline, FetchLedger ledger) {
        this.pipeline = pipeline;
        this.ledger = ledger;
    }

    @Override
    public void execute(TaskContext context) throws TaskFailed {
        FetchedUsers users = FetchedUsers.of(context, pipeline);
        users.rejected().forEach(sentence -> context.log("Rejected " + sentence));
        context.count("usersGood", users.count());
        context.count("usersRejected", users.rejected().size());
        ledger.extracted(users.count(), users.rejected());
        if (!users.rejected().isEmpty()) {
            String first = users.rejected().get(0);
            if (users.count() == 0) {
                String sentence = users.url() + " sent no good user; " + first;
                ledger.runFailed(sentence);
                throw TaskFailed.forGood(sentence);
            }
            LOG.warn("Rejected {} users of {}; {}", users.rejected().size(), users.url(), first);
        }
        context.log(users.count() + " users are good");
    }
}
