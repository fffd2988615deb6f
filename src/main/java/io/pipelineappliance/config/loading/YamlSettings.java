package io.pipelineappliance.config.loading;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The settings of one YAML file, each with its line. Values stay text: their type is their key's affair, not YAML's.
 */
final class YamlSettings {
    private final String file;
    private final Problems problems;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private YamlSettings(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Reads all settings of a file; what is wrong with its YAML goes to {@code problems}. */
    static List<Setting> read(String file, Reader text, Problems problems) {
        YamlSettings reader = new YamlSettings(file, problems);
        reader.read(text);
        return List.copyOf(reader.settings.values());
    }

    private void read(Reader text) {
        try {
            Node root = compose(text);
            if (root instanceof MappingNode mapping) {
                collect("", mapping);
            } else if (root != null && !isNull(root)) {
                problems.add(place(root) + ": is not a mapping of keys; write key: value");
            }
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark().getLine() + 1;
            problems.add(file + ":" + line + ": is not valid YAML, " + e.getProblem()
                    + "; mend that line or the one before it");
        } catch (YAMLException e) {
            problems.add(file + ": is not valid YAML, "
                    + e.getMessage().lines().findFirst().orElse("") + "; mend the file");
        }
    }

    /** The parser alone: {@code new Yaml()} loads what makes objects too, and would make every boot 100 ms longer. */
    private static Node compose(Reader text) {
        LoaderOptions options = options();
        return new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options).getSingleNode();
    }

    /** No aliases of mappings and lists: nobody needs them here, and they can make a small file endless. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        return options;
    }

    private void collect(String prefix, MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key) {
                collect(prefix + key.getValue(), key, entry.getValueNode());
            } else {
                problems.add(place(entry.getKeyNode()) + ": has a key that is not a word; write key: value");
            }
        }
    }

    private void collect(String key, ScalarNode keyNode, Node value) {
        if (value instanceof MappingNode section && !section.getValue().isEmpty()) {
            collect(key + ".", section);
        } else {
            add(new Setting(key, text(key, value), place(keyNode)));
        }
    }

    private void add(Setting setting) {
        Setting first = settings.putIfAbsent(setting.key(), setting);
        if (first != null) {
            problems.add(
                    setting.key() + ": stands twice, in " + first.origin() + " and " + setting.origin() + "; keep one");
        }
    }

    private String text(String key, Node value) {
        if (value instanceof ScalarNode scalar) {
            return isNull(value) ? "" : scalar.getValue().strip();
        }
        return value instanceof SequenceNode list ? items(key, list) : "";
    }

    private String items(String key, SequenceNode list) {
        List<String> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (item instanceof ScalarNode scalar) {
                items.add(scalar.getValue());
            } else {
                problems.add(key + ": has an item in " + place(item) + " that is no simple value; write [A, B]");
            }
        }
        return items.stream().collect(Collectors.joining(","));
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private Origin place(Node node) {
        return new Origin.FileLine(file, node.getStartMark().getLine() + 1);
    }
}
