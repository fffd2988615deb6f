package io.pipelineappliance.spark;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.external.Probe;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the masters of a standalone cluster whether they and their workers are there, and once which Spark they are. */
public final class MasterProbe implements Probe {
    private final String url;
    private final Masters masters;
    private volatile Optional<MasterPage> page = Optional.empty();

    /** @param url like {@code spark://host1:7077,host2:7077} */
    public MasterProbe(String url) {
        this.url = url;
        this.masters = new Masters(url);
    }

    @Override
    public synchronized Optional<String> ask() throws InterruptedException {
        Map<InetSocketAddress, String> unreachable = masters.unreachable();
        if (unreachable.size() == masters.addresses().size()) {
            throw new ApplianceException("spark.master: no master of " + url + " can be reached (" + words(unreachable)
                    + "); start it, or correct the address. The stream goes on once it is back.");
        }
        if (page.isEmpty()) {
            page = masters.addresses().stream()
                    .filter(master -> !unreachable.containsKey(master))
                    .map(ClusterVersion::require)
                    .map(MasterPage::new)
                    .findFirst();
        }
        if (!unreachable.isEmpty()) {
            return Optional.of("Of the masters of " + url + " not all can be reached (" + words(unreachable)
                    + "); another one leads the cluster.");
        }
        return lostWorkers(page.get().workers());
    }

    private Optional<String> lostWorkers(MasterPage.Workers workers) {
        return workers.lost().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Spark at %s has lost %d of its %d workers (%s); its executors are started elsewhere where there is room."
                                .formatted(
                                        url,
                                        workers.lost().size(),
                                        workers.lost().size() + workers.alive(),
                                        String.join(", ", workers.lost())));
    }

    private static String words(Map<InetSocketAddress, String> unreachable) {
        return unreachable.entrySet().stream()
                .map(failure -> Masters.text(failure.getKey()) + ": " + failure.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The page of a master, once it has answered. */
    public Optional<String> page() {
        return page.map(known -> known.address().toString().replaceFirst("/$", ""));
    }

    @Override
    public synchronized void close() {
        page = Optional.empty();
    }
}
