package io.pipelineappliance.explore.messages;

import io.pipelineappliance.component.ApplianceException;

/** A value does not fit its schema; the message says where and why. */
final class UnfitContent extends ApplianceException {
    private static final long serialVersionUID = 1L;

    UnfitContent(String path, String expected, Object given) {
        super("%s must be %s, but is %s".formatted(path, expected, shortened(String.valueOf(given))));
    }

    private static String shortened(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
