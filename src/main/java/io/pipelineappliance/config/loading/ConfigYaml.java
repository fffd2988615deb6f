package io.pipelineappliance.config.loading;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes values as YAML with their origins as comments. */
final class ConfigYaml {
    private final Resolver resolver = new Resolver();
    private final MappingNode root = mapping();
    private final Map<String, MappingNode> sections = new HashMap<>(Map.of("", root));

    private ConfigYaml() {}

    static String write(List<EffectiveValue> values) {
        ConfigYaml yaml = new ConfigYaml();
        values.forEach(yaml::add);
        StringWriter text = new StringWriter();
        new Yaml(options()).serialize(yaml.root, text);
        return text.toString();
    }

    private void add(EffectiveValue value) {
        Node node = node(value);
        node.setInLineComments(List.of(comment(value.origin())));
        put(section(value.key().section()), value.key().leaf(), node);
    }

    private MappingNode section(String name) {
        MappingNode known = sections.get(name);
        if (known != null) {
            return known;
        }
        int dot = name.lastIndexOf('.');
        MappingNode section = mapping();
        put(section(dot < 0 ? "" : name.substring(0, dot)), name.substring(dot + 1), section);
        sections.put(name, section);
        return section;
    }

    private Node node(EffectiveValue value) {
        if (value.key().map()) {
            return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.FLOW);
        }
        if (!value.key().list()) {
            return scalar(value.key(), value.shown());
        }
        List<Node> items = Arrays.stream(value.shown().split(","))
                .filter(item -> !item.isBlank())
                .<Node>map(item -> scalar(value.key(), item.strip()))
                .toList();
        return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
    }

    /**
     * Numbers and truths stand plain; text gets quotes where YAML would take it for something else, as it does with
     * {@code NO}.
     */
    private Node scalar(ConfigKey key, String text) {
        if (text.isEmpty()) {
            return new ScalarNode(Tag.NULL, "", null, null, ScalarStyle.PLAIN);
        }
        Tag tag = key.type().isPrimitive() ? resolver.resolve(NodeId.scalar, text, true) : Tag.STR;
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    private static void put(MappingNode section, String name, Node value) {
        Node key = new ScalarNode(Tag.STR, name, null, null, ScalarStyle.PLAIN);
        section.getValue().add(new NodeTuple(key, value));
    }

    private static MappingNode mapping() {
        return new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.BLOCK);
    }

    private static CommentLine comment(Origin origin) {
        return new CommentLine(null, null, " " + origin, CommentType.IN_LINE);
    }

    private static DumperOptions options() {
        DumperOptions options = new DumperOptions();
        options.setProcessComments(true);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return options;
    }
}
