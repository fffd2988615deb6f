package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void theRegistryBringsKafka() {
        Selection selection = new Selection(Set.of(Selection.System.SCHEMA_REGISTRY), false);

        assertThat(selection.systems())
                .containsExactlyInAnyOrder(Selection.System.SCHEMA_REGISTRY, Selection.System.KAFKA);
        assertThat(selection.includes(PartNames.KAFKA)).isTrue();
        assertThat(selection.includes(PartNames.TOPICS)).isFalse();
        assertThat(selection.includes(PartNames.CASSANDRA)).isFalse();
    }

    @Test
    void thePipelineBringsEverything() {
        Selection selection = new Selection(Set.of(), true);

        assertThat(selection.systems()).containsExactlyInAnyOrder(Selection.System.values());
        assertThat(selection.includes(PartNames.STREAM)).isTrue();
    }

    @Test
    void theDashboardBringsTheSessionWithWhichItLooksAtCassandra() {
        assertThat(new Selection(Set.of(Selection.System.CASSANDRA), false).includes(PartNames.TABLE))
                .isFalse();
        assertThat(new Selection(Set.of(Selection.System.CASSANDRA, Selection.System.DASHBOARD), false)
                        .includes(PartNames.TABLE))
                .isTrue();
    }
}
