package io.pipelineappliance.registry.store;

/**
 * The name under which versions of a schema are kept.
 *
 * @param context a name space of subjects and ids; {@code .} is the usual one
 * @param name empty where the context itself is meant
 */
public record Subject(String context, String name) implements Comparable<Subject> {
    /** The context of subjects that name none. */
    public static final String DEFAULT_CONTEXT = ".";

    private static final String PREFIX = ":.";
    private static final String EVERY_CONTEXT = ":*:";

    /** The subject of {@code name} or {@code :.context:name}. */
    public static Subject of(String qualified) {
        if (qualified.startsWith(PREFIX)) {
            int end = qualified.indexOf(':', 1);
            return end < 0
                    ? new Subject(qualified.substring(1), "")
                    : new Subject(qualified.substring(1, end), qualified.substring(end + 1));
        }
        if (qualified.startsWith(EVERY_CONTEXT)) {
            return new Subject("*", qualified.substring(EVERY_CONTEXT.length()));
        }
        return new Subject(DEFAULT_CONTEXT, qualified);
    }

    /** The subject that a schema of this one means by a name: in the same context, unless the name has one. */
    public Subject neighbour(String qualified) {
        Subject other = of(qualified);
        return other.isInDefaultContext() ? new Subject(context, other.name) : other;
    }

    /** Whether it is in the context of subjects that name none. */
    public boolean isInDefaultContext() {
        return context.equals(DEFAULT_CONTEXT);
    }

    /** Whether the settings of all subjects without a context are meant. */
    public boolean isDefaultContextItself() {
        return isInDefaultContext() && name.isEmpty();
    }

    /** How its context is written in front of names; empty for the usual one. */
    public String contextPrefix() {
        return isInDefaultContext() ? "" : ":" + context + ":";
    }

    /** As the API writes it. */
    @Override
    public String toString() {
        return contextPrefix() + name;
    }

    @Override
    public int compareTo(Subject other) {
        return toString().compareTo(other.toString());
    }
}
