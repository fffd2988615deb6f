package io.pipelineappliance.benchmark;

import java.util.Optional;

/**
 * One start.
 *
 * @param dashboard seconds from process start until the dashboard answered a client
 * @param kafka seconds until Kafka was up, by the appliance's own account, as are the next three
 * @param cassandra seconds until Cassandra was up
 * @param executor seconds until the first executor had registered
 * @param firstRow seconds until Cassandra had acknowledged the first row
 * @param cpuUntilFirstRow CPU seconds that all its processes had used by then
 * @param idle how it idled, if that was looked at
 * @param stop seconds from SIGTERM to its end
 */
record BootFigures(
        double dashboard,
        double kafka,
        double cassandra,
        double executor,
        double firstRow,
        double cpuUntilFirstRow,
        Optional<Idle> idle,
        double stop) {

    /**
     * The appliance between two fetches.
     *
     * @param main memory of the main JVM
     * @param executors memory of all executors
     * @param mainCpu share of one core that the main JVM used
     * @param executorsCpu share of one core that all executors used
     */
    record Idle(ProcessFigures.Memory main, ProcessFigures.Memory executors, double mainCpu, double executorsCpu) {
        ProcessFigures.Memory memory() {
            return main.plus(executors);
        }

        double cpu() {
            return mainCpu + executorsCpu;
        }
    }
}
