package io.pipelineappliance.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void equalIsTheSameNumberOfTheSame() {
        assertThat(new Comparison("topic a", 3, 3, "x", "x").equal()).isTrue();
        assertThat(new Comparison("topic a", 3, 3, "x", "y").equal()).isFalse();
        assertThat(new Comparison("topic a", 3, 4, "x", "x").equal()).isFalse();
    }

    @Test
    void aDifferenceIsOneSentenceWithTheRemedy() {
        assertThat(new Comparison("topic a", 3, 5, "x", "y").difference())
                .startsWith("topic a: the target has 2 more")
                .endsWith("export again.");
        assertThat(new Comparison("topic a", 3, 2, "x", "y").difference())
                .startsWith("topic a: the target lacks 1")
                .endsWith("export again.");
        assertThat(new Comparison("topic a", 3, 3, "x", "y").difference())
                .startsWith("topic a: both have 3, but")
                .endsWith("export again.");
    }
}
