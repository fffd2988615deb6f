package io.pipelineappliance.doctor;

import java.util.List;

/**
 * All that was found of one system.
 *
 * @param component like {@code kafka}
 * @param address where it is
 * @param findings in the order of the checks; those that an earlier one made impossible are not among them
 */
public record Diagnosis(String component, String address, List<Finding> findings) {
    /** Whether the appliance can work with it now. */
    public boolean well() {
        return findings.stream()
                .allMatch(finding -> finding.verdict() == Verdict.OK || finding.verdict() == Verdict.WARNING);
    }

    /** The sentences of one kind. */
    public List<String> sentences(Verdict verdict) {
        return findings.stream()
                .filter(finding -> finding.verdict() == verdict)
                .map(Finding::text)
                .toList();
    }
}
