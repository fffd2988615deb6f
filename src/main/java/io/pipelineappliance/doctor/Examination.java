package io.pipelineappliance.doctor;

import java.time.Duration;

/** The checks of one system. */
public interface Examination {
    /**
     * How long the doctor's own client of a system waits for one answer: what it says then names the cause and the key,
     * which {@link Doctor#LIMIT}, a little longer, does not know.
     */
    Duration PATIENCE = Doctor.LIMIT.minusSeconds(3);

    /** Its name in the configuration. */
    String component();

    /** Where it is, without secrets. */
    String address();

    /** Makes the checks, each of which leaves a finding. Ends when it is interrupted. */
    void make(Findings findings) throws InterruptedException;
}
