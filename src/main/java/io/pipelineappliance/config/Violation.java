package io.pipelineappliance.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule that a configuration breaks. Keys are relative to the record that has the rule. */
public sealed interface Violation {
    /** The keys whose values together break the rule; the first is the one to complain about. */
    List<String> keys();

    /** The same rule seen from the record that holds this one under {@code section}. */
    Violation within(String section);

    /** What is wrong with the value of {@code key}, and the remedy: the sentence after the key and its value. */
    String sentence(String key);

    /**
     * A value that is wrong.
     *
     * @param keys the wrong one, then those it was measured against
     * @param problem verb first, like {@code is not a port}
     * @param remedy imperative, like {@code use 0 to 65535}
     */
    record Wrong(List<String> keys, String problem, String remedy) implements Violation {
        @Override
        public Violation within(String section) {
            return new Wrong(prefixed(keys, section), problem, remedy);
        }

        @Override
        public String sentence(String key) {
            return problem + "; " + remedy;
        }
    }

    /**
     * Keys that must not have the same value but do.
     *
     * @param keys two or more
     */
    record Clash(List<String> keys) implements Violation {
        @Override
        public Violation within(String section) {
            return new Clash(prefixed(keys, section));
        }

        @Override
        public String sentence(String key) {
            Stream<String> others = keys.stream().filter(other -> !other.equals(key));
            return "is also " + others.collect(Collectors.joining(" and ")) + "; choose another";
        }
    }

    private static List<String> prefixed(List<String> keys, String section) {
        return keys.stream().map(key -> section + "." + key).toList();
    }
}
