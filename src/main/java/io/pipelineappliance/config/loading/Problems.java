package io.pipelineappliance.config.loading;

import io.pipelineappliance.component.ApplianceException;
import java.util.ArrayList;
import java.util.List;

/** All that is wrong with a configuration, one sentence each, gathered while reading goes on. */
final class Problems {
    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new ApplianceException(String.join("\n", sentences));
        }
    }
}
