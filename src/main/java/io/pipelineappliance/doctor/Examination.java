package io.pipelineappliance.doctor;

/** The checks of one system. */
public interface Examination {
    /** Its name in the configuration. */
    String component();

    /** Where it is, without secrets. */
    String address();

    /** Makes the checks, each of which leaves a finding. Ends when it is interrupted. */
    void make(Findings findings) throws InterruptedException;
}
