package io.pipelineappliance.fetch;

import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedResponse;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.schedule.engine.TaskContext;
import io.pipelineappliance.schedule.engine.TaskFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * What the answers that a run has stored hold.
 *
 * @param url the source's address, for people to read
 * @param batches the good users of each answer
 * @param rejected a sentence for each bad one
 */
record FetchedUsers(String url, List<Batch> batches, List<String> rejected) {
    /** The task that leaves the answers. */
    static final String FETCH = "fetch";

    /** Users of one source. */
    record Batch(SourceName source, List<SourceRecord> records) {}

    /** @throws TaskFailed when the answers are no longer kept */
    static FetchedUsers of(TaskContext context, Pipeline pipeline) throws TaskFailed {
        byte[] stored = context.input(FETCH)
                .orElseThrow(() -> TaskFailed.forGood(
                        "What the source answered in this run is no longer kept; clear the run from " + FETCH));
        List<FetchedAnswer> answers = FetchedAnswer.decoded(stored);
        List<Batch> batches = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        for (FetchedAnswer answer : answers) {
            Extract extract = extract(answer, pipeline);
            batches.add(new Batch(answer.source(), extract.records()));
            rejected.addAll(extract.rejected());
        }
        return new FetchedUsers(answers.get(0).url(), batches, rejected);
    }

    int count() {
        return batches.stream().mapToInt(batch -> batch.records().size()).sum();
    }

    private static Extract extract(FetchedAnswer answer, Pipeline pipeline) throws TaskFailed {
        try {
            return answer.extract(pipeline);
        } catch (MalformedResponse otherForm) {
            throw TaskFailed.forGood(
                    answer.url() + " answered in a form that is no longer known: " + otherForm.getMessage());
        }
    }
}
