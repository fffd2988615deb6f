package io.pipelineappliance.dashboard.messages;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pipelineappliance.config.MessagesConfig;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.Role;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.messages.CopyOrder;
import io.pipelineappliance.explore.messages.MessageLimits;
import io.pipelineappliance.explore.messages.MessageQuery;
import io.pipelineappliance.explore.messages.MessageScan;
import io.pipelineappliance.explore.messages.NewMessage;
import io.pipelineappliance.explore.messages.TopicMessages;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The messages of topics: reading, searching, following, downloading and sending them. */
public final class MessagesApi implements ApiArea {
    private static final int LARGEST_PAGE = 500;
    private static final int USUAL_PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LONGEST_DOWNLOAD = Duration.ofHours(1);

    private final TopicMessages messages;
    private final MessagesConfig config;
    private final SlowAnswers answers = new SlowAnswers("messages", 8);
    private final MessageStreams searches = new MessageStreams("searches", 6, PATIENCE);
    private final MessageStreams tails = new MessageStreams("tails", 16, PATIENCE);
    private final MessageStreams downloads = new MessageStreams("downloads", 4, PATIENCE);
    private final Map<String, MessageScan> running = new ConcurrentHashMap<>();

    /** @param messages closed with this */
    public MessagesApi(TopicMessages messages, MessagesConfig config) {
        this.messages = messages;
        this.config = config;
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        String all = root + "/topics/{topic}/messages";
        String one = root + "/topics/{topic}/partitions/{partition}/messages/{offset}";
        routes.get(all, this::page);
        routes.post(all, this::send);
        routes.get(all + "/search", this::search);
        routes.get(all + "/tail", this::tail);
        routes.get(all + "/download", this::download);
        routes.get(one, this::message);
        routes.post(one + "/copy", this::copy);
        routes.delete(root + "/message-searches/{search}", this::cancel, Role.VIEWER);
    }

    private void page(Context context) {
        MessageParameters parameters = new MessageParameters(context, "limit");
        MessageQuery query = parameters.query();
        int limit = parameters.limit(USUAL_PAGE, LARGEST_PAGE);
        answers.answer(context, () -> messages.page(query, limit));
    }

    private void message(Context context) {
        MessageQuery formats = new MessageParameters(context).query();
        String topic = context.pathParam("topic");
        int partition = partition(context);
        long offset = offset(context);
        answers.answer(context, () -> messages.message(topic, partition, offset, formats));
    }

    private void search(Context context) {
        MessageParameters parameters = new MessageParameters(context, "limit", "text", "filter");
        MessageQuery query = parameters.query();
        int limit = parameters.limit(USUAL_PAGE, LARGEST_PAGE);
        Optional<String> text = parameters.given("text");
        Optional<String> filter = parameters.given("filter");
        searches.open(context, "text/event-stream", () -> {
            MessageScan scan = messages.scan(query, text, filter, limit, messages.limits());
            String id = UUID.randomUUID().toString();
            running.put(id, scan);
            return new SearchWork(scan, id, () -> running.remove(id));
        });
    }

    private void tail(Context context) {
        MessageParameters parameters = new MessageParameters(context, "text", "filter");
        MessageQuery query = parameters.query();
        Optional<String> text = parameters.given("text");
        Optional<String> filter = parameters.given("filter");
        tails.open(context, "text/event-stream", () -> new TailWork(messages.tail(query, text, filter)));
    }

    private void download(Context context) {
        MessageParameters parameters = new MessageParameters(context, "limit", "text", "filter", "format");
        MessageQuery query = parameters.query();
        int most = config.downloadRecords();
        int limit = parameters.limit(most, most);
        DownloadFormat format = parameters.one("format", DownloadFormat.class).orElse(DownloadFormat.NDJSON);
        Optional<String> text = parameters.given("text");
        Optional<String> filter = parameters.given("filter");
        MessageLimits bounds = new MessageLimits(Long.MAX_VALUE, Long.MAX_VALUE, LONGEST_DOWNLOAD, Integer.MAX_VALUE);
        downloads.open(context, format.contentType(), () -> {
            MessageScan scan = messages.scan(query, text, filter, limit, bounds);
            context.header("Content-Disposition", format.disposition(query.topic()));
            return new DownloadWork(scan, format);
        });
    }

    private void send(Context context) {
        String topic = context.pathParam("topic");
        NewMessage message = MessageBodies.message(context);
        answers.answer(context, () -> messages.send(topic, message));
    }

    private void copy(Context context) {
        String topic = context.pathParam("topic");
        int partition = partition(context);
        long offset = offset(context);
        CopyOrder order = MessageBodies.copy(context, topic);
        answers.answer(context, () -> messages.copy(topic, partition, offset, order));
    }

    private void cancel(Context context) {
        String id = context.pathParam("search");
        MessageScan scan = running.get(id);
        if (scan == null) {
            throw new NotFound("There is no search '%s' under way; it may have ended.".formatted(id));
        }
        scan.cancel();
        context.status(204);
    }

    private static int partition(Context context) {
        return (int) MessageParameters.number("partition", context.pathParam("partition"), Integer.MAX_VALUE);
    }

    private static long offset(Context context) {
        return MessageParameters.number("offset", context.pathParam("offset"), Long.MAX_VALUE - 1);
    }

    @Override
    public void close() {
        answers.close();
        searches.close();
        tails.close();
        downloads.close();
        messages.close();
    }
}
