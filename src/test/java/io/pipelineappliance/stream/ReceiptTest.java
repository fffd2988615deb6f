package io.pipelineappliance.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Receipt RECEIPT = new Receipt(
            2,
            9_007_199_254_740_993L,
            5,
            1,
            7,
            1_760_000_000_000L,
            new byte[] {0, 1, -128, 127},
            List.of("a", "é \"b\""));

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertThat(Receipt.fromJson(RECEIPT.toJson()))
                .usingRecursiveComparison()
                .isEqualTo(RECEIPT);
    }

    @Test
    void fieldsOfALaterVersionAreLeftOut() throws IOException {
        String json = new String(RECEIPT.toJson(), UTF_8).replaceFirst("\\{", "{\"later\":{\"x\":1},");

        assertThat(Receipt.fromJson(json.getBytes(UTF_8)).writtenOffset()).isEqualTo(9_007_199_254_740_993L);
    }

    @Test
    void whatIsNoReceiptIsAnError() {
        assertThatIOException().isThrownBy(() -> Receipt.fromJson("<html>".getBytes(UTF_8)));
    }
}
