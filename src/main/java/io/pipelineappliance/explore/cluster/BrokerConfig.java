package io.pipelineappliance.explore.cluster;

import java.util.List;

/**
 * A page of what a broker is configured with.
 *
 * @param broker its number
 * @param total keys that match
 * @param offset of the first of {@code entries}
 * @param changed keys of the whole configuration whose value is not the default
 * @param entries by key
 */
public record BrokerConfig(int broker, int total, int offset, int changed, List<ConfigItem> entries) {
    /**
     * One key.
     *
     * @param name the key
     * @param value in force; null where there is none or it is a secret
     * @param defaultValue what it would be otherwise, or null where there is none
     * @param source where the value comes from
     * @param changed whether it is not the default
     * @param sensitive whether the value is kept from everybody
     * @param readOnly whether a change wants a restart of the broker
     * @param type of the value, like {@code INT}
     */
    public record ConfigItem(
            String name,
            String value,
            String defaultValue,
            Source source,
            boolean changed,
            boolean sensitive,
            boolean readOnly,
            String type) {}

    /** Where a value comes from. */
    public enum Source {
        /** Set at run time, for this broker alone. */
        DYNAMIC_BROKER,
        /** Set at run time, for all brokers. */
        DYNAMIC_CLUSTER,
        /** Given to the broker at its start. */
        STATIC,
        DEFAULT,
        OTHER
    }
}
