package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Which classes of a run have an appliance in common. */
@Tag("test-kit")
@Isolated
class SharingIT {
    private static final Map<String, PipelineAppliance> SEEN = new ConcurrentHashMap<>();

    @ApplianceTest(components = KAFKA)
    static class One {
        @Test
        void test(PipelineAppliance appliance) {
            SEEN.put("one", appliance);
        }

        @Nested
        class Inner {
            @Test
            void test(PipelineAppliance appliance) {
                SEEN.put("nested", appliance);
            }
        }
    }

    @ApplianceTest(components = KAFKA)
    static class Same {
        @Test
        void test(PipelineAppliance appliance) {
            SEEN.put("same", appliance);
        }
    }

    @ApplianceTest(components = KAFKA, settings = "fetch.seed=other")
    static class OtherSettings {
        @Test
        void test(PipelineAppliance appliance) {
            SEEN.put("other settings", appliance);
        }
    }

    @ApplianceTest(components = KAFKA, shared = false)
    static class ItsOwn {
        @Test
        void test(PipelineAppliance appliance) {
            SEEN.put("its own", appliance);
        }
    }

    @ApplianceTest(components = KAFKA, settings = "kafka.port")
    static class NoSetting {
        @Test
        void test(PipelineAppliance appliance) {
            SEEN.put("never", appliance);
        }
    }

    @Test
    void thoseThatAskForTheSameShareOneWhichEndsWithTheRun() {
        SEEN.clear();

        InnerRun run = InnerRun.of(One.class, Same.class, OtherSettings.class, ItsOwn.class, NoSetting.class);

        assertThat(run.tests()).isEqualTo(5);
        assertThat(run.failures().values())
                .singleElement()
                .asString()
                .isEqualTo("@ApplianceTest(settings): kafka.port is not key=value; write for instance kafka.port=9192");
        assertThat(SEEN).containsOnlyKeys("one", "nested", "same", "other settings", "its own");
        assertThat(SEEN.get("same")).isSameAs(SEEN.get("one"));
        assertThat(SEEN.get("nested")).isSameAs(SEEN.get("one"));
        assertThat(SEEN.get("its own")).isNotSameAs(SEEN.get("one"));
        assertThat(SEEN.get("other settings")).isNotSameAs(SEEN.get("one"));
        assertThat(List.copyOf(SEEN.values()))
                .allSatisfy(appliance -> assertThat(appliance.dataDirectory()).doesNotExist());
    }
}
