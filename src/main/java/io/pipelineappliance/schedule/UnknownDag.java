package io.pipelineappliance.schedule;

import io.pipelineappliance.component.ApplianceException;

/** What was asked for does not exist. */
public class UnknownDag extends ApplianceException {
    private static final long serialVersionUID = 1L;

    public UnknownDag(String sentence) {
        super(sentence);
    }
}
