package io.pipelineappliance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0B, 0",
        "17B, 17",
        "64KiB, 65536",
        "512MiB, 536870912",
        "2GiB, 2147483648",
        "1 TiB, 1099511627776",
        "1gib, 1073741824"
    })
    void readsEveryUnit(String text, long bytes) {
        assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "512", "MiB", "-1MiB", "1.5GiB", "512MB", "512m", "9999999999TiB", "99999999999999999999B"})
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DataSize.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B", "17B", "1025B", "64KiB", "512MiB", "1792MiB", "2GiB", "5TiB"})
    void isWrittenAsItIsRead(String text) {
        assertThat(DataSize.parse(text)).hasToString(text);
    }

    @Test
    void countsWholeMebibytes() {
        assertThat(new DataSize(3 * 1024 * 1024 + 5).mebibytes()).isEqualTo(3);
        assertThat(DataSize.ofMebibytes(512)).isEqualTo(DataSize.parse("512MiB"));
    }
}
