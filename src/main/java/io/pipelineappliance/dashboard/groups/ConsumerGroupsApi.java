package io.pipelineappliance.dashboard.groups;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.PartitionNumber;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.Role;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.groups.ConsumerGroupQuery;
import io.pipelineappliance.explore.groups.ConsumerGroupSort;
import io.pipelineappliance.explore.groups.ConsumerGroups;
import io.pipelineappliance.explore.groups.OffsetResets;
import io.pipelineappliance.explore.groups.ResetOrder;
import io.pipelineappliance.explore.groups.ResetTarget;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Routes under {@code /api/v1/consumer-groups}, and the stream job's progress. */
public final class ConsumerGroupsApi implements ApiArea {
    private static final int SEATS = 16;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final ConsumerGroups groups;
    private final OffsetResets resets;
    private final SlowAnswers answers = new SlowAnswers("consumer-groups", SEATS);

    public ConsumerGroupsApi(ConsumerGroups groups, OffsetResets resets) {
        this.groups = groups;
        this.resets = resets;
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        String one = root + "/consumer-groups/{group}";
        routes.get(root + "/consumer-groups", this::list);
        routes.get(root + "/stream-progress", this::streamJob);
        routes.get(one, this::view);
        routes.delete(one, this::delete);
        routes.post(one + "/offsets/preview", this::preview, Role.VIEWER);
        routes.post(one + "/offsets", this::reset);
    }

    private void list(Context context) {
        QueryParameters query = new QueryParameters(context).only("search", "sort", "descending", "offset", "limit");
        ConsumerGroupQuery wanted = new ConsumerGroupQuery(
                query.text("search"),
                query.constants("sort", ConsumerGroupSort.class).stream()
                        .findFirst()
                        .orElse(ConsumerGroupSort.NAME),
                query.flag("descending"),
                query.integer("offset", 0, 0, Integer.MAX_VALUE),
                query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE));
        answers.answerShared(context, () -> groups.list(wanted));
    }

    private void view(Context context) {
        QueryParameters query = new QueryParameters(context).only("offset", "limit");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String group = group(context);
        answers.answerShared(context, () -> groups.view(group, offset, limit));
    }

    private void streamJob(Context context) {
        answers.answerShared(context, groups::streamJob);
    }

    private void delete(Context context) {
        String group = group(context);
        answers.answer(context, () -> resets.delete(group));
    }

    private void preview(Context context) {
        ResetOrder order = order(context);
        String group = group(context);
        answers.answer(context, () -> resets.preview(group, order));
    }

    private void reset(Context context) {
        ResetOrder order = order(context);
        String group = group(context);
        answers.answer(context, () -> resets.apply(group, order));
    }

    private static ResetOrder order(Context context) {
        JsonBody body = JsonBody.of(context, "to", "topic", "partition", "time", "offset", "by");
        return new ResetOrder(
                target(body.requiredText("to")),
                body.text("topic"),
                PartitionNumber.of(body.whole("partition")),
                body.moment("time"),
                body.whole("offset"),
                body.whole("by"));
    }

    private static ResetTarget target(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(ResetTarget.values())
                .filter(target -> target.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse("to is '%s', but must be one of %s."
                        .formatted(
                                text,
                                Arrays.stream(ResetTarget.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }

    private static String group(Context context) {
        return context.pathParam("group");
    }

    @Override
    public void close() {
        answers.close();
        groups.close();
    }
}
