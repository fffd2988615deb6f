package io.pipelineappliance.explore.table;

import java.util.List;

/**
 * What can be selected from.
 *
 * @param keyspaces by name
 * @param complete whether these are all tables that there are
 */
public record Keyspaces(List<KeyspaceTables> keyspaces, boolean complete) {
    /**
     * One keyspace.
     *
     * @param name of the keyspace
     * @param tables their names
     */
    public record KeyspaceTables(String name, List<String> tables) {}
}
