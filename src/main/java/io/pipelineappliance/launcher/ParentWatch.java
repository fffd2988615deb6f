package io.pipelineappliance.launcher;

/** Where the boot could not replace its process and made a child instead, the child ends with it. */
final class ParentWatch {
    private ParentWatch() {}

    static void endWithParentIfChild() {
        if (Boolean.getBoolean("appliance.child")) {
            ProcessHandle.current()
                    .parent()
                    .ifPresent(parent ->
                            parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
        }
    }
}
