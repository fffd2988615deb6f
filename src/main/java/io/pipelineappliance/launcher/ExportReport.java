package io.pipelineappliance.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.pipelineappliance.export.Comparison;
import io.pipelineappliance.launcher.options.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What an export ends with.
 *
 * @param comparisons of both sides
 * @param remarks on what did not move
 */
record ExportReport(List<Comparison> comparisons, List<String> remarks) {
    enum Form {
        TABLE,
        JSON
    }

    String text(Form form) {
        return form == Form.JSON ? json() : table();
    }

    private boolean complete() {
        return comparisons.stream().allMatch(Comparison::equal);
    }

    private String table() {
        TextTable table = new TextTable("WHAT", "HERE", "THERE", "CHECKSUM HERE", "CHECKSUM THERE", "");
        comparisons.forEach(comparison -> table.row(
                comparison.what(),
                String.valueOf(comparison.sourceCount()),
                String.valueOf(comparison.targetCount()),
                comparison.sourceChecksum(),
                comparison.targetChecksum(),
                comparison.equal() ? "equal" : "DIFFERENT"));
        StringBuilder text = new StringBuilder(table.toString()).append('\n');
        remarks.forEach(remark -> text.append('\n').append(remark));
        comparisons.stream()
                .filter(comparison -> !comparison.equal())
                .forEach(comparison -> text.append('\n').append(comparison.difference()));
        return text.append(complete() ? "\nAll is there, and the same." : "\nNot all is the same.")
                .toString();
    }

    private String json() {
        try {
            return new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(Map.of(
                            "complete",
                            complete(),
                            "remarks",
                            remarks,
                            "moved",
                            comparisons.stream().map(ExportReport::moved).toList()));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> moved(Comparison comparison) {
        return Map.of(
                "what", comparison.what(),
                "equal", comparison.equal(),
                "source", side(comparison.sourceCount(), comparison.sourceChecksum()),
                "target", side(comparison.targetCount(), comparison.targetChecksum()));
    }

    private static Map<String, Object> side(long count, String checksum) {
        return Map.of("count", count, "checksum", checksum);
    }
}
