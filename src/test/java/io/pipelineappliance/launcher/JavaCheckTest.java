package io.pipelineappliance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCheckTest {
    @ParameterizedTest
    @ValueSource(ints = {17, 21, 25})
    void theTestedRangeIsFine(int feature) {
        assertThat(JavaCheck.problem(feature, false)).isEmpty();
    }

    @Test
    void anOlderOneIsRefusedWhateverIsAllowed() {
        assertThat(JavaCheck.problem(16, true))
                .contains("Java 16 is too old: the appliance needs Java 17 to 25; install one and start the appliance"
                        + " with its bin/java.");
    }

    @Test
    void aNewerOneIsRefusedUnlessAllowed() {
        assertThat(JavaCheck.problem(26, false))
                .contains("Java 26 is newer than any that the appliance is tested with: use Java 17 to 25, or try this"
                        + " one with --set machine.allow-untested-java=true.");
        assertThat(JavaCheck.problem(26, true)).isEmpty();
    }
}
