package io.pipelineappliance.export;

/**
 * Both ends of what was copied, as they were read afterwards.
 *
 * @param what for example the topic
 * @param source of the appliance
 * @param target of the other system
 */
public record Compared(String what, Content source, Content target) {
    /**
     * One end.
     *
     * @param count of records, versions or rows
     * @param checksum over all that they hold, in hexadecimal
     */
    public record Content(long count, String checksum) {}

    /** Whether both ends hold the same. */
    public boolean same() {
        return source.equals(target);
    }
}
