package io.pipelineappliance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class DependenciesDocumentTest {
    private static final Pattern ENTRY = Pattern.compile("^- `([^`]+)`: \\S", Pattern.MULTILINE);

    @Test
    void everyDependencyPluginAndPackageHasOneLineThatSaysWhyAndNothingElseHas() throws Exception {
        List<String> used = new ArrayList<>();
        used.addAll(namedInPom("/project/dependencies/dependency"));
        used.addAll(namedInPom("/project/build/plugins/plugin"));
        used.addAll(namedInPackageJson());

        List<String> explained = ENTRY.matcher(Files.readString(Path.of("docs/dependencies.md")))
                .results()
                .map(entry -> entry.group(1))
                .toList();

        assertThat(explained).containsExactlyInAnyOrderElementsOf(used);
    }

    private static List<String> namedInPom(String path) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        XPath xpath = XPathFactory.newInstance().newXPath();
        NodeList elements = (NodeList) xpath.evaluate(path, pom, XPathConstants.NODESET);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < elements.getLength(); i++) {
            names.add(
                    xpath.evaluate("groupId", elements.item(i)) + ":" + xpath.evaluate("artifactId", elements.item(i)));
        }
        assertThat(names).as(path).isNotEmpty();
        return names;
    }

    private static List<String> namedInPackageJson() throws Exception {
        JsonNode packages =
                new ObjectMapper().readTree(Path.of("web/package.json").toFile());
        List<String> names = new ArrayList<>();
        packages.required("dependencies").fieldNames().forEachRemaining(names::add);
        packages.required("devDependencies").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
