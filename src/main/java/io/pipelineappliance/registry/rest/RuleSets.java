package io.pipelineappliance.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.registry.service.ErrorCode;
import io.pipelineappliance.registry.service.RegistryException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a rule set must have. What its rules do is the clients' affair. */
final class RuleSets {
    private static final Set<String> KINDS = Set.of("TRANSFORM", "CONDITION");
    private static final Set<String> MODES = Set.of("UPGRADE", "DOWNGRADE", "UPDOWN", "WRITE", "READ", "WRITEREAD");

    private RuleSets() {}

    static void require(JsonNode ruleSet) {
        for (String list : List.of("migrationRules", "domainRules", "encodingRules")) {
            Set<String> names = new HashSet<>();
            for (JsonNode rule : ruleSet.path(list)) {
                String name = rule.path("name").asText("");
                if (name.isEmpty() || !names.add(name)) {
                    throw invalid("each rule of " + list + " needs a name of its own");
                }
                requireOneOf(rule, "kind", KINDS);
                requireOneOf(rule, "mode", MODES);
            }
        }
    }

    private static void requireOneOf(JsonNode rule, String member, Set<String> values) {
        JsonNode value = rule.path(member);
        if (!value.isMissingNode() && !value.isNull() && !values.contains(value.asText())) {
            throw invalid("'%s' is no %s of a rule".formatted(value.asText(), member));
        }
    }

    private static RegistryException invalid(String why) {
        return new RegistryException(ErrorCode.INVALID_RULE_SET, "Invalid rule set: " + why);
    }
}
