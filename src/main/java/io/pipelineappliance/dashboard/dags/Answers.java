package io.pipelineappliance.dashboard.dags;

import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.DagView;
import io.pipelineappliance.schedule.DayView;
import io.pipelineappliance.schedule.TryView;
import java.util.List;

/** What is answered besides the schedule's own records: lists are objects, so that they can say more one day. */
final class Answers {
    private Answers() {}

    record DagList(List<DagView> dags) {}

    /** @param days that have runs, the oldest first */
    record DayList(List<DayView> days) {}

    record AlertList(List<AlertView> alerts) {}

    record TryList(List<TryView> tries) {}

    /** @param runs ids, the oldest interval first */
    record BackfillRuns(List<String> runs) {}
}
