package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.fetch.SourceSelector.Selected;
import io.pipelineappliance.pipeline.MalformedResponse;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.schedule.engine.TaskBody;
import io.pipelineappliance.schedule.engine.TaskContext;
import io.pipelineappliance.schedule.engine.TaskFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the source, and leaves its answers as they came. */
final class FetchTask implements TaskBody {
    private static final Logger LOG = LoggerFactory.getLogger(FetchTask.class);

    private final Pipeline pipeline;
    private final FetchConfig config;
    private final SourceSelector sources;
    private final FetchLedger ledger;
    private final Clock clock;

    FetchTask(Pipeline pipeline, FetchConfig config, SourceSelector sources, FetchLedger ledger, Clock clock) {
        this.pipeline = pipeline;
        this.config = config;
        this.sources = sources;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void execute(TaskContext context) throws TaskFailed, InterruptedException {
        try {
            List<FetchedAnswer> answers = ask(context);
            context.output(FetchedAnswer.encoded(answers));
        } catch (FetchFailed failed) {
            failed.status().ifPresent(status -> context.count("httpStatus", status));
            ledger.runFailed(failed.getMessage());
            LOG.warn("Fetch failed: {}", failed.getMessage());
            throw failed.notBefore()
                    .map(moment -> TaskFailed.until(moment, failed.getMessage(), failed))
                    .orElseGet(() -> TaskFailed.forNow(failed.getMessage(), failed));
        }
    }

    private List<FetchedAnswer> ask(TaskContext context) throws FetchFailed, InterruptedException {
        FetchParameters parameters = FetchParameters.of(config, pipeline.topic(), context);
        context.log("Asks for " + parameters.results() + " users"
                + parameters.seed().map(seed -> " with the seed " + seed).orElse(""));
        List<FetchedAnswer> answers = new ArrayList<>();
        long users = 0;
        long bytes = 0;
        for (int page = 1; page <= parameters.pages(); page++) {
            Selected selected = ask(parameters, page);
            SourceAnswer answer = selected.answer();
            users += users(answer);
            bytes += answer.body().length;
            answers.add(new FetchedAnswer(
                    selected.source(), answer.url(), answer.at().toEpochMilli(), new String(answer.body(), UTF_8)));
            context.log(selected.source().label() + " at " + answer.url() + " answered " + answer.status() + " with "
                    + users(answer) + " users in " + answer.body().length + " bytes");
            context.count("httpStatus", answer.status());
        }
        context.count(
                "source",
                answers.stream()
                        .map(answer -> answer.source().label())
                        .distinct()
                        .collect(Collectors.joining(", ")));
        context.count("usersFetched", users);
        context.count("bytes", bytes);
        ledger.answered(bytes);
        return answers;
    }

    private Selected ask(FetchParameters parameters, int page) throws FetchFailed, InterruptedException {
        Instant begun = clock.instant();
        try {
            return sources.ask(api -> parameters.request(api, page));
        } finally {
            ledger.asked(begun, Duration.between(begun, clock.instant()));
        }
    }

    /** Good and bad ones; an answer of another form is worth another try. */
    private long users(SourceAnswer answer) throws FetchFailed {
        try {
            var extract = pipeline.extract(answer.json(), answer.at());
            return extract.records().size() + (long) extract.rejected().size();
        } catch (MalformedResponse malformed) {
            throw new FetchFailed(answer.url() + " answered in an unknown form: " + malformed.getMessage(), malformed);
        }
    }
}
