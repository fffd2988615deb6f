package io.pipelineappliance.assembly;

/**
 * What the process around an appliance decides.
 *
 * @param selection the systems that run
 * @param spark where Spark comes from
 * @param frontage what clients of the systems meet
 */
public record Embedding(Selection selection, SparkSystem.Factory spark, Frontage frontage) {
    /** The appliance is all that the process is for. */
    public static Embedding none() {
        return new Embedding(Selection.everything(), SparkSystem::own, Frontage.none());
    }
}
