package io.pipelineappliance.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void hidesAFieldByNameInEitherCaseAtAnyDepth() throws Exception {
        Masking masking = new Masking(List.of("email", "Phone"));
        JsonNode value = json.readTree(
                "{\"Email\":\"a@b.c\",\"n\":1,\"people\":[{\"phone\":{\"home\":\"12\"},\"name\":\"x\"}]}");

        assertThat(masking.mask(value))
                .isEqualTo(
                        json.readTree("{\"Email\":\"•••\",\"n\":1,\"people\":[{\"phone\":\"•••\",\"name\":\"x\"}]}"));
    }

    @Test
    void aNullStaysNullSinceItHidesNothing() throws Exception {
        assertThat(new Masking(List.of("email")).mask(json.readTree("{\"email\":null}")))
                .isEqualTo(json.readTree("{\"email\":null}"));
    }

    @Test
    void leavesTheGivenValueAsItIs() throws Exception {
        JsonNode value = json.readTree("{\"email\":\"a@b.c\"}");

        new Masking(List.of("email")).mask(value);

        assertThat(value).isEqualTo(json.readTree("{\"email\":\"a@b.c\"}"));
    }

    @Test
    void withNothingToHideTheValueIsTheSame() throws Exception {
        JsonNode value = json.readTree("[{\"email\":\"a@b.c\"}]");

        assertThat(new Masking(List.of()).mask(value)).isSameAs(value);
    }
}
