package io.pipelineappliance.explore.topics;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Bytes that went in and out of topics, as Kafka's broker counts them. Its protocol does not tell them, its MBeans do, which can be read
 * where the broker is in the same JVM; elsewhere they stay unknown. A topic without traffic since the broker's start has no counter.
 */
final class BrokerTraffic {
    private static final String PREFIX = "kafka.server:type=BrokerTopicMetrics,name=";

    /** Bytes by topic: appended, then read. */
    record Counts(boolean known, Map<String, Long> in, Map<String, Long> out) {
        /** Null when the broker does not tell. */
        Long in(String topic) {
            return known ? in.getOrDefault(topic, 0L) : null;
        }

        /** Null when the broker does not tell. */
        Long out(String topic) {
            return known ? out.getOrDefault(topic, 0L) : null;
        }
    }

    Counts read() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            boolean known = !beans.queryNames(new ObjectName(PREFIX + "BytesInPerSec,*"), null)
                    .isEmpty();
            return new Counts(known, counts(beans, "BytesInPerSec"), counts(beans, "BytesOutPerSec"));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Long> counts(MBeanServer beans, String name) throws MalformedObjectNameException {
        Map<String, Long> counts = new HashMap<>();
        for (ObjectName bean : beans.queryNames(new ObjectName(PREFIX + name + ",topic=*"), null)) {
            try {
                String topic = bean.getKeyProperty("topic");
                counts.put(
                        topic.startsWith("\"") ? ObjectName.unquote(topic) : topic,
                        ((Number) beans.getAttribute(bean, "Count")).longValue());
            } catch (JMException gone) {
                // Its topic was deleted between the two questions.
            }
        }
        return counts;
    }
}
