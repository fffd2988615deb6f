package io.pipelineappliance.launcher.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.pipelineappliance.component.ApplianceException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What has changed between two versions. */
@Command(
        name = "diff",
        header = "Show what differs between two versions of a subject, by default the newest and the one before it.",
        mixinStandardHelpOptions = true)
final class DiffSchemas extends SchemasSubcommand {
    private static final int CONTEXT = 3;

    @Parameters(index = "0", paramLabel = "SUBJECT", description = "Like users_created-value.")
    private String subject;

    @Option(names = "--from", paramLabel = "N", description = "The older version (default: the one before --to).")
    private String from;

    @Option(names = "--to", paramLabel = "N", description = "The newer version (default: the newest).")
    private String to = LATEST;

    @Override
    public Integer call() throws InterruptedException {
        JsonNode newer = http().get(path(subject, to));
        JsonNode older = http().get(path(subject, from == null ? before(newer) : from));
        List<String> lines = lines(older, newer);
        print(answer(older, newer, lines), lines.isEmpty() ? "They do not differ." : String.join("\n", lines));
        return DONE;
    }

    /** Versions may be missing in between, since single ones can be deleted. */
    private String before(JsonNode newer) throws InterruptedException {
        int number = newer.path("version").asInt();
        int before = 0;
        for (JsonNode version : http().get(versions(subject))) {
            if (version.asInt() < number) {
                before = Math.max(before, version.asInt());
            }
        }
        if (before == 0) {
            throw new ApplianceException(subject + " has no version before " + number
                    + " to compare with; register another, or choose with --from and --to.");
        }
        return String.valueOf(before);
    }

    private List<String> lines(JsonNode older, JsonNode newer) {
        List<String> old = SchemaText.pretty(older).lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                title(older),
                title(newer),
                old,
                DiffUtils.diff(old, SchemaText.pretty(newer).lines().toList()),
                CONTEXT);
    }

    private String title(JsonNode schema) {
        return subject + " version " + schema.path("version").asText();
    }

    private static ObjectNode answer(JsonNode older, JsonNode newer, List<String> lines) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("from", older);
        answer.set("to", newer);
        lines.forEach(answer.putArray("diff")::add);
        return answer;
    }
}
