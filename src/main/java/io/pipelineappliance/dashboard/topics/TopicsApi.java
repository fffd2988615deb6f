package io.pipelineappliance.dashboard.topics;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.JsonBody;
import io.pipelineappliance.dashboard.http.PartitionNumber;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.topics.NewTopicOrder;
import io.pipelineappliance.explore.topics.TopicChanges;
import io.pipelineappliance.explore.topics.TopicConfiguration;
import io.pipelineappliance.explore.topics.TopicQuery;
import io.pipelineappliance.explore.topics.TopicSort;
import io.pipelineappliance.explore.topics.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Routes under {@code /api/v1/topics}, but for those of messages. */
public final class TopicsApi implements ApiArea {
    private static final int SEATS = 16;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;

    private final Topics topics;
    private final TopicChanges changes;
    private final TopicConfiguration configuration;
    private final SlowAnswers answers = new SlowAnswers("topics", SEATS);

    public TopicsApi(Topics topics, TopicChanges changes, TopicConfiguration configuration) {
        this.topics = topics;
        this.changes = changes;
        this.configuration = configuration;
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        String all = root + "/topics";
        String one = all + "/{topic}";
        routes.get(all, this::list);
        routes.post(all, this::create);
        routes.get(one, this::view);
        routes.delete(one, this::delete);
        routes.post(one + "/purge", this::purge);
        routes.post(one + "/partitions", this::addPartitions);
        routes.get(one + "/config", this::settings);
        routes.patch(one + "/config", this::change);
    }

    private void list(Context context) {
        QueryParameters query =
                new QueryParameters(context).only("search", "internal", "sort", "descending", "offset", "limit");
        TopicQuery wanted = new TopicQuery(
                query.text("search"),
                query.flag("internal"),
                query.constants("sort", TopicSort.class).stream().findFirst().orElse(TopicSort.NAME),
                query.flag("descending"),
                query.integer("offset", 0, 0, Integer.MAX_VALUE),
                query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE));
        answers.answerShared(context, () -> topics.list(wanted));
    }

    private void view(Context context) {
        QueryParameters query = new QueryParameters(context).only("offset", "limit");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        String topic = topic(context);
        answers.answerShared(context, () -> topics.view(topic, offset, limit));
    }

    private void create(Context context) {
        JsonBody body = JsonBody.of(context, "name", "partitions", "replicationFactor", "config");
        NewTopicOrder order = new NewTopicOrder(
                body.requiredText("name"),
                body.positive("partitions").orElse(1),
                body.positive("replicationFactor").orElse(1),
                SettingValues.values(body.object("config")));
        context.status(HttpStatus.CREATED);
        answers.answer(context, () -> changes.create(order));
    }

    private void delete(Context context) {
        String topic = topic(context);
        answers.answer(context, () -> changes.delete(topic));
    }

    private void purge(Context context) {
        JsonBody body = JsonBody.of(context, "partition", "before");
        OptionalInt partition = PartitionNumber.of(body.whole("partition"));
        OptionalLong before = body.whole("before");
        String topic = topic(context);
        answers.answer(context, () -> changes.purge(topic, partition, before));
    }

    private void addPartitions(Context context) {
        int count = JsonBody.of(context, "count").positive("count").orElse(0);
        String topic = topic(context);
        answers.answer(context, () -> changes.addPartitions(topic, count));
    }

    private void settings(Context context) {
        new QueryParameters(context).only();
        String topic = topic(context);
        answers.answerShared(context, () -> configuration.of(topic));
    }

    private void change(Context context) {
        Map<String, Optional<String>> wanted =
                SettingValues.changes(JsonBody.of(context, "changes").object("changes"));
        String topic = topic(context);
        answers.answer(context, () -> configuration.change(topic, wanted));
    }

    private static String topic(Context context) {
        return context.pathParam("topic");
    }

    @Override
    public void close() {
        answers.close();
        topics.close();
    }
}
