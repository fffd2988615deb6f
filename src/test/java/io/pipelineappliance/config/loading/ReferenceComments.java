package io.pipelineappliance.config.loading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The comments of the reference file by key, without the file's own at its head. */
final class ReferenceComments {
    private final Map<String, String> comments = new LinkedHashMap<>();

    private ReferenceComments() {}

    static Map<String, String> read() {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        ReferenceComments reference = new ReferenceComments();
        try (InputStream file = ConfigLoader.class.getResourceAsStream("/appliance-reference.yaml")) {
            Node root = new Yaml(options).compose(new InputStreamReader(file, StandardCharsets.UTF_8));
            reference.collect("", (MappingNode) root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reference.comments;
    }

    private void collect(String prefix, MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            String name = prefix + ((ScalarNode) entry.getKeyNode()).getValue();
            String comment = text(entry.getKeyNode().getBlockComments());
            if (!comment.isEmpty()) {
                comments.put(name, comment);
            }
            if (entry.getValueNode() instanceof MappingNode section) {
                collect(name + ".", section);
            }
        }
    }

    /** The lines below the last blank one, which is where the head of the file ends. */
    private static String text(List<CommentLine> lines) {
        List<String> words = new ArrayList<>();
        for (CommentLine line : lines == null ? List.<CommentLine>of() : lines) {
            if (line.getCommentType() == CommentType.BLANK_LINE) {
                words.clear();
            } else {
                words.add(line.getValue().strip());
            }
        }
        return String.join(" ", words);
    }
}
