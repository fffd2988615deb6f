package io.pipelineappliance.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Test
    void theSamePartsInTheSameOrderAreTheSame() {
        assertThat(new Checksum().add("a").add(1).text())
                .isEqualTo(new Checksum().add("a").add(1).text())
                .matches("[0-9a-f]{16}");
    }

    @Test
    void orderCutAndAbsenceCount() {
        assertThat(new Checksum().add("a").add("b").text())
                .isNotEqualTo(new Checksum().add("b").add("a").text())
                .isNotEqualTo(new Checksum().add("ab").add("").text());
        assertThat(new Checksum().add((byte[]) null).text())
                .isNotEqualTo(new Checksum().add(new byte[0]).text())
                .isNotEqualTo(new Checksum().add("null".getBytes(UTF_8)).text());
    }
}
