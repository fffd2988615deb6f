package io.pipelineappliance.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Least, middle and greatest of some measurements.
 *
 * @param least of all
 * @param median the middle one, or the mean of the middle two
 * @param greatest of all
 */
record Spread(double least, double median, double greatest) {
    static Spread of(List<Double> measurements) {
        double[] sorted =
                measurements.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = DoubleStream.of(sorted[(sorted.length - 1) / 2], sorted[middle])
                .average()
                .orElseThrow();
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /**
     * In what share of all pairs, one of either, the first is the greater; equal ones count half. A half when chance alone tells them apart:
     * Mann and Whitney's U, as a share.
     */
    static double shareOfGreater(List<Double> some, List<Double> others) {
        return some.stream()
                .flatMapToDouble(one -> others.stream().mapToDouble(other -> (1 + Double.compare(one, other)) / 2.0))
                .average()
                .orElseThrow();
    }

    /** The three with the given digits after the point. */
    String text(int digits) {
        String number = "%." + digits + "f";
        return String.format(Locale.ROOT, number + " / " + number + " / " + number, least, median, greatest);
    }
}
