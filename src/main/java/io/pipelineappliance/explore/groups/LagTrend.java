package io.pipelineappliance.explore.groups;

import java.util.List;

/** Where a lag goes. */
public enum LagTrend {
    GROWING,
    STEADY,
    SHRINKING,
    /** Not watched for long enough. */
    UNKNOWN;

    private static final int FEWEST = 3;
    private static final double NOTABLE_SHARE = 0.1;
    private static final double NOTABLE_RECORDS = 10;

    /** The mean of the newer half against that of the older one; a tenth or ten records more or less is steady. */
    static LagTrend of(List<LagSample> samples) {
        if (samples.size() < FEWEST) {
            return UNKNOWN;
        }
        int middle = samples.size() / 2;
        double before = mean(samples.subList(0, middle));
        double after = mean(samples.subList(middle, samples.size()));
        if (Math.abs(after - before) <= Math.max(NOTABLE_RECORDS, before * NOTABLE_SHARE)) {
            return STEADY;
        }
        return after > before ? GROWING : SHRINKING;
    }

    private static double mean(List<LagSample> samples) {
        return samples.stream().mapToLong(LagSample::lag).average().orElse(0);
    }
}
