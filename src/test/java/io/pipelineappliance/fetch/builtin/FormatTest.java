package io.pipelineappliance.fetch.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FormatTest {
    private final Map<String, Object> document = ApiResponse.document(
            ApiRequest.parse(QueryParameters.parse("seed=x&results=40")), LocalDateTime.of(2026, 11, 22, 12, 0));

    @Test
    void prettyJsonAndYamlHoldWhatJsonHolds() throws IOException {
        JsonNode json = new ObjectMapper().readTree(written(Format.JSON));

        assertThat(new ObjectMapper().readTree(written(Format.PRETTY))).isEqualTo(json);
        assertThat(new YAMLMapper().readTree(written(Format.YAML))).isEqualTo(json);
        assertThat(written(Format.PRETTY)).contains("\n  ");
        assertThat(written(Format.JSON)).doesNotContain("\n");
    }

    @Test
    void xmlHoldsAnElementForEachPerson() throws Exception {
        JsonNode json = new ObjectMapper().readTree(written(Format.JSON));

        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(written(Format.XML).getBytes(StandardCharsets.UTF_8)));

        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("user");
        assertThat(xml.getElementsByTagName("results").getLength()).isEqualTo(40 + 1);
        for (int i = 0; i < 40; i++) {
            assertThat(xml.getElementsByTagName("description").item(i).getTextContent())
                    .isEqualTo(json.at("/results/" + i + "/location/timezone/description")
                            .asText());
        }
    }

    @Test
    void csvHasAColumnForEachValueAndQuotesCommas() throws IOException {
        List<String> lines = written(Format.CSV).lines().toList();

        assertThat(lines).hasSize(41);
        assertThat(lines.get(0)).startsWith("gender,name.title,name.first,").endsWith(",picture.thumbnail,nat");
        assertThat(lines)
                .allSatisfy(line -> assertThat(
                                line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == ','))
                        .hasSize(33));
        assertThat(lines).anyMatch(line -> line.contains("\"Tokyo, Seoul, Osaka, Sapporo, Yakutsk\""));
    }

    @Test
    void anUnknownFormatIsJson() {
        assertThat(Format.of("nonsense")).isEqualTo(Format.JSON);
        assertThat(Format.of("")).isEqualTo(Format.JSON);
    }

    private String written(Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(document, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
