package io.pipelineappliance.fetch.builtin;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the people of a document as CSV (RFC 4180), nested fields with dots in their names. Info has no place in
 * CSV.
 */
final class CsvWriter {
    private CsvWriter() {}

    static void write(Map<String, Object> document, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        boolean headed = false;
        for (Object person : (List<?>) document.get("results")) {
            Map<String, Object> columns = new LinkedHashMap<>();
            flatten("", person, columns);
            if (!headed) {
                writeRow(columns.keySet(), writer);
                headed = true;
            }
            writeRow(columns.values(), writer);
        }
        writer.flush();
    }

    private static void flatten(String path, Object node, Map<String, Object> columns) {
        if (node instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String prefix = path.isEmpty() ? "" : path + ".";
                flatten(prefix + entry.getKey(), entry.getValue(), columns);
            }
        } else {
            columns.put(path, node);
        }
    }

    private static void writeRow(Collection<?> cells, Writer writer) throws IOException {
        String separator = "";
        for (Object cell : cells) {
            writer.append(separator).append(quoted(cell == null ? "" : cell.toString()));
            separator = ",";
        }
        writer.write("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
