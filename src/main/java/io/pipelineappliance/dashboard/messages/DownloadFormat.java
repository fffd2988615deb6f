package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.dashboard.http.Csv;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.explore.messages.Message;
import io.pipelineappliance.explore.messages.MessageContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How downloaded messages are written. */
enum DownloadFormat {
    /** A JSON object in each line, the same as in the API. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        byte[] head() {
            return new byte[0];
        }

        @Override
        byte[] line(Message message) {
            byte[] json = Json.bytes(message);
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        }
    },
    /** RFC 4180, for spreadsheets: a cell that one would take for a formula begins with an apostrophe. */
    CSV("text/csv", "csv") {
        @Override
        byte[] head() {
            return ("partition,offset,timestamp,timestampType,keyFormat,key,valueFormat,value,valueSchema,headers\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        byte[] line(Message message) {
            return ("%d,%d,%s,%s,%s,%s,%s,%s,%s,%s\r\n"
                            .formatted(
                                    message.partition(),
                                    message.offset(),
                                    message.timestamp() == null ? "" : message.timestamp(),
                                    message.timestampType(),
                                    message.key().format(),
                                    Csv.cell(message.key().text()),
                                    message.value().format(),
                                    Csv.cell(message.value().text()),
                                    Csv.cell(schema(message.value())),
                                    Csv.cell(headers(message))))
                    .getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String contentType;
    private final String extension;

    DownloadFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    abstract byte[] head();

    abstract byte[] line(Message message);

    String contentType() {
        return contentType;
    }

    /** A header that gives the file a name which no file system minds. */
    String disposition(String topic) {
        return "attachment; filename=\"%s.%s\"".formatted(topic.replaceAll("[^A-Za-z0-9._-]", "_"), extension);
    }

    private static String schema(MessageContent content) {
        return content.schema() == null || content.schema().id() == null
                ? null
                : content.schema().id().toString();
    }

    private static String headers(Message message) {
        return message.headers().stream()
                .map(header -> header.key() + "=" + (header.text() == null ? "" : header.text()))
                .collect(Collectors.joining("; "));
    }
}
