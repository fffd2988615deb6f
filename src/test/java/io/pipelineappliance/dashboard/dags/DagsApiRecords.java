package io.pipelineappliance.dashboard.dags;

import io.pipelineappliance.schedule.AlertView;
import io.pipelineappliance.schedule.DagView;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.DayView;
import io.pipelineappliance.schedule.RunPage;
import io.pipelineappliance.schedule.RunView;
import io.pipelineappliance.schedule.TaskView;
import io.pipelineappliance.schedule.TryView;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class DagsApiRecords {
    private DagsApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.of(
                AlertView.class,
                DagView.class,
                DagView.TaskOfDag.class,
                DataInterval.class,
                DayView.class,
                RunPage.class,
                RunView.class,
                TaskView.class,
                TryView.class,
                Answers.AlertList.class,
                Answers.BackfillRuns.class,
                Answers.DagList.class,
                Answers.DayList.class,
                Answers.TryList.class,
                RefusedOrderProblem.class);
    }
}
