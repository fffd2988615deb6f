package io.pipelineappliance.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaOrderTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void versionsFollowEachOtherAndWhatIsReferredToComesFirst() {
        List<SchemaEntry> ordered = SchemaOrder.of(List.of(
                entry("a", 2), entry("a", 1, "c"), entry("b", 1), entry("c", 1, "b"), entry("d", 1, "not there")));

        assertThat(ordered)
                .extracting(entry -> entry.place().toString())
                .containsExactly(
                        "b version 1", "c version 1", "a version 1", "a version 2", "d version 1");
    }

    @Test
    void aCircleOfReferencesEnds() {
        assertThat(SchemaOrder.of(List.of(entry("a", 1, "b"), entry("b", 1, "a")))).hasSize(2);
    }

    private static SchemaEntry entry(String subject, int version, String... references) {
        ObjectNode answer = JSON.createObjectNode().put("subject", subject).put("version", version);
        for (String reference : references) {
            answer.withArray("references").addObject().put("subject", reference).put("version", 1);
        }
        return new SchemaEntry(answer, false);
    }
}
