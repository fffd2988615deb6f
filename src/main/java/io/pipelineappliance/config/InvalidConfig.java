package io.pipelineappliance.config;

import io.pipelineappliance.component.ApplianceException;
import java.util.List;
import java.util.stream.Collectors;

/** A record of the configuration was to be made of values that break its rules. */
public final class InvalidConfig extends ApplianceException {
    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    InvalidConfig(List<Violation> violations) {
        super(violations.stream().map(InvalidConfig::line).collect(Collectors.joining("\n")));
        this.violations = violations;
    }

    /** All broken rules, in the order of the record's components. */
    public List<Violation> violations() {
        return violations;
    }

    private static String line(Violation violation) {
        String key = violation.keys().get(0);
        return key + ": " + violation.sentence(key);
    }
}
