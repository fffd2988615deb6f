package io.pipelineappliance.dashboard.dags;

import io.pipelineappliance.schedule.RefusedOrder;
import java.util.List;

/**
 * A {@link io.pipelineappliance.dashboard.http.Problem} that says whose fault it is.
 *
 * @param type as there
 * @param title as there
 * @param status 422 or 409
 * @param detail as there
 * @param instance as there
 * @param reason for programs
 * @param violations a sentence about each parameter that is wrong
 */
record RefusedOrderProblem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        RefusedOrder.Reason reason,
        List<String> violations) {}
