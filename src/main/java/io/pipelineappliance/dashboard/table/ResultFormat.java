package io.pipelineappliance.dashboard.table;

import io.javalin.http.BadRequestResponse;
import io.pipelineappliance.dashboard.http.Csv;
import io.pipelineappliance.dashboard.http.Json;
import io.pipelineappliance.explore.table.CqlResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a downloaded result is written. */
enum ResultFormat {
    /** A JSON object in each line. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        byte[] write(CqlResult result) {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            for (List<Object> row : result.rows()) {
                Map<String, Object> object = new LinkedHashMap<>();
                for (int index = 0; index < row.size(); index++) {
                    object.put(result.columns().get(index).name(), row.get(index));
                }
                output.writeBytes(Json.bytes(object));
                output.write('\n');
            }
            return output.toByteArray();
        }
    },
    /** RFC 4180, for spreadsheets: a cell that one would take for a formula begins with an apostrophe. */
    CSV("text/csv", "csv") {
        @Override
        byte[] write(CqlResult result) {
            StringBuilder text = new StringBuilder();
            text.append(result.columns().stream()
                            .map(column -> Csv.cell(column.name()))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
            for (List<Object> row : result.rows()) {
                text.append(row.stream().map(ResultFormat::cell).collect(Collectors.joining(",")))
                        .append("\r\n");
            }
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String contentType;
    private final String extension;

    ResultFormat(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    /** @throws BadRequestResponse when it is neither */
    static ResultFormat of(String name) {
        for (ResultFormat format : values()) {
            if (format.extension.equals(name)) {
                return format;
            }
        }
        throw new BadRequestResponse("format is '%s', but must be csv or ndjson.".formatted(name));
    }

    abstract byte[] write(CqlResult result);

    String contentType() {
        return contentType;
    }

    String extension() {
        return extension;
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        return Csv.cell(value instanceof String text ? text : new String(Json.bytes(value), StandardCharsets.UTF_8));
    }
}
